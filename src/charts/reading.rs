//! Reads the parameters of the address of a chart, and finds all that is wrong with them.

use crate::{
    charts::{
        ChartKind,
        parameters::{Form, View, WIDTHS},
    },
    pages::bad_parameter::BadParameter,
};
use entity::{partial_date::PartialDate, vocabulary::Vocabulary};

/// Parameters that are being read, with what is wrong with them.
pub(super) struct Reading<'p> {
    pub(super) pairs: &'p [(String, String)],
    pub(super) problems: Vec<BadParameter>,
}

impl Reading<'_> {
    pub(super) fn check_names(&mut self, chart: ChartKind) {
        for (at, (name, _)) in self.pairs.iter().enumerate() {
            if let Some(problem) = BadParameter::unknown_name("chart", name, &chart.taken()) {
                self.problems.push(problem);
            } else if self.pairs[..at].iter().any(|(earlier, _)| earlier == name) {
                self.problems.push(BadParameter::Repeated { name: name.clone() });
            }
        }
    }

    fn given(&self, name: &str) -> Option<&str> {
        let found = self.pairs.iter().find(|(given, _)| given == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    pub(super) fn word<V: Vocabulary>(&mut self, name: &'static str) -> Option<V> {
        let value = self.given(name)?.to_owned();
        let word = V::from_word(&value.to_ascii_lowercase());
        if word.is_none() {
            let words = V::ALL.iter().map(|word| word.word());
            self.refuse(name, value, words.collect());
        }
        word
    }

    pub(super) fn slug(
        &mut self,
        name: &'static str,
        known: &[(String, String)],
        find: impl Fn(&str) -> Option<String>,
    ) -> Option<String> {
        let value = self.given(name)?.to_owned();
        let slug = find(&value.to_ascii_lowercase());
        if slug.is_none() {
            let slugs: Vec<&str> = known.iter().map(|(slug, _)| slug.as_str()).collect();
            let called: Vec<(&str, String)> = known.iter().map(|(slug, name)| (slug.as_str(), name.clone())).collect();
            self.problems.push(BadParameter::named(name, &value, "taken-a-word", &slugs, &called));
        }
        slug
    }

    pub(super) fn view(&mut self, chart: ChartKind, form: Form) -> View {
        // What the picture of networks was called before there was a table.
        if self.given("view") == Some("matrix") && chart == ChartKind::Networks {
            return View::Picture;
        }
        let views: Vec<(&str, View)> = View::of(chart).iter().map(|(view, word, _)| (*word, *view)).collect();
        self.one_of("view", &views).unwrap_or(View::unasked(chart, form))
    }

    pub(super) fn one_of<T: Copy>(&mut self, name: &'static str, known: &[(&str, T)]) -> Option<T> {
        let value = self.given(name)?.to_owned();
        let found = known.iter().find(|(word, _)| word.eq_ignore_ascii_case(&value)).map(|(_, choice)| *choice);
        if found.is_none() {
            self.refuse(name, value, known.iter().map(|(word, _)| *word).collect());
        }
        found
    }

    pub(super) fn width(&mut self) -> Option<u32> {
        let value = self.given("width")?.to_owned();
        let width = value.parse().ok().filter(|width| WIDTHS.contains(width));
        if width.is_none() {
            let bounds = (*WIDTHS.start() as usize, *WIDTHS.end() as usize);
            self.problems.push(BadParameter::out_of_bounds("width", &value, "taken-pixels", bounds));
        }
        width
    }

    pub(super) fn date(&mut self) -> Option<PartialDate> {
        let value = self.given("activeOn")?.to_owned();
        let date = value.parse().ok();
        if date.is_none() {
            self.problems.push(BadParameter::value("activeOn", &value, "taken-a-date", &[]));
        }
        date
    }

    fn refuse(&mut self, name: &'static str, value: String, known: Vec<&str>) {
        self.problems.push(BadParameter::value(name, &value, "taken-a-word", &known));
    }
}
