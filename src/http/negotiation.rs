//! Which form of an answer a client prefers (RFC 9110, section 12.5.1).

/// The forms that an answer of GraphQL has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The page of GraphiQL.
    Page,
    /// `application/graphql-response+json`: the status says how it went.
    GraphqlResponse,
    /// `application/json` by name, as clients did before the type above: the status is 200 for every well-formed request.
    Json,
    /// `application/json` for who takes anything: the status says how it went.
    AnyJson,
    /// Server-sent events: one for each answer.
    Events,
}

impl Form {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Form::Page => "text/html",
            Form::GraphqlResponse => "application/graphql-response+json",
            Form::Json | Form::AnyJson => "application/json",
            Form::Events => "text/event-stream",
        }
    }
}

/// The form that a client likes best among those offered, which stand in our own order of preference; nothing where it
/// takes none of them. Who names nothing takes anything, and gets the type that every client reads.
pub fn preferred(accept: Option<&str>, offered: &[Form]) -> Option<Form> {
    let Some(accept) = accept else { return offered.first().copied() };
    let ranges: Vec<Range<'_>> = accept.split(',').filter_map(Range::new).collect();
    let weight = |form: Form| {
        // The most specific range that matches decides.
        ranges.iter().filter(|range| range.matches(form)).max_by_key(|range| range.specificity()).map_or(0, |range| {
            match form {
                // GraphiQL is for browsers, and events are for those who follow; both name the type.
                Form::Page | Form::Events if range.specificity() < 2 => 0,
                Form::AnyJson if range.specificity() == 2 => 0,
                _ => range.weight,
            }
        })
    };
    let best = offered.iter().copied().map(weight).max().filter(|weight| *weight > 0)?;
    offered.iter().copied().find(|form| weight(*form) == best)
}

struct Range<'a> {
    main: &'a str,
    sub: &'a str,
    /// In thousandths.
    weight: u16,
}

impl<'a> Range<'a> {
    fn new(text: &'a str) -> Option<Self> {
        let mut parts = text.split(';').map(str::trim);
        let (main, sub) = parts.next()?.split_once('/')?;
        let weight = parts
            .find_map(|part| part.strip_prefix("q=").or(part.strip_prefix("Q=")))
            .map_or(1000, |weight| weight.parse::<f32>().map_or(0, |weight| (weight.clamp(0.0, 1.0) * 1000.0) as u16));
        Some(Range { main, sub, weight })
    }

    fn matches(&self, form: Form) -> bool {
        let (main, sub) = form.media_type().split_once('/').expect("a media type has two parts");
        (self.main == "*" || self.main.eq_ignore_ascii_case(main))
            && (self.sub == "*" || self.sub.eq_ignore_ascii_case(sub))
    }

    fn specificity(&self) -> u8 {
        u8::from(self.main != "*") + u8::from(self.sub != "*")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Form; 5] = [Form::AnyJson, Form::GraphqlResponse, Form::Json, Form::Page, Form::Events];

    #[test]
    fn who_names_nothing_gets_json() {
        assert_eq!(preferred(None, &ALL), Some(Form::AnyJson));
        assert_eq!(preferred(Some("*/*"), &ALL), Some(Form::AnyJson));
        assert_eq!(preferred(Some("application/*"), &ALL), Some(Form::AnyJson));
        assert_eq!(preferred(Some("application/graphql-response+json, */*;q=0.1"), &ALL), Some(Form::GraphqlResponse));
        assert_eq!(preferred(Some("text/event-stream"), &ALL), Some(Form::Events));
    }

    #[test]
    fn a_browser_gets_the_page() {
        let firefox = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        assert_eq!(preferred(Some(firefox), &ALL), Some(Form::Page));
    }

    #[test]
    fn weights_are_obeyed() {
        assert_eq!(preferred(Some("application/json"), &ALL), Some(Form::Json));
        let both = "application/graphql-response+json;q=0.5, application/json;charset=utf-8";
        assert_eq!(preferred(Some(both), &ALL), Some(Form::Json));
        assert_eq!(preferred(Some("application/json;q=0, */*;q=0.1"), &ALL), Some(Form::GraphqlResponse));
    }

    #[test]
    fn who_takes_none_of_them_gets_none() {
        assert_eq!(preferred(Some("image/png"), &ALL), None);
        assert_eq!(preferred(Some("nonsense"), &ALL), None);
        assert_eq!(preferred(Some("text/html"), &ALL[..3]), None);
    }
}
