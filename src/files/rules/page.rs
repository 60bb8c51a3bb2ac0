//! A page has one title and one publisher, wherever it is named, and a key that no other page has.

use crate::files::{
    given::{Given, Required},
    problem::{Problem, quoted},
    reading::Reading,
    source::{self, Page},
};
use std::collections::HashMap;

pub(in crate::files) fn check(reading: &mut Reading<'_>) {
    let mut first: HashMap<&str, &Page> = HashMap::new();
    let mut keys: HashMap<String, &Given<String>> = HashMap::new();
    let mut problems = Vec::new();
    for page in &reading.pages {
        let Some(other) = first.get(page.url.value.as_str()) else {
            first.insert(&page.url.value, page);
            if let Some(other) = keys.insert(source::key(&page.url.value), &page.url) {
                let problem = Problem::new(&page.url.place, "this page has the key of another", "same key");
                problems.push(problem.second(&other.place, "the other").help("name one of them by another address"));
            }
            continue;
        };
        problems.extend(different("title", &page.title, &other.title));
        problems.extend(different("publisher", &page.publisher, &other.publisher));
    }
    reading.problems.extend(problems);
}

fn different(key: &str, here: &Required<String>, there: &Required<String>) -> Option<Problem> {
    let (here, there) = (here.get()?, there.get()?);
    (here.value != there.value).then(|| {
        Problem::new(&here.place, format!("this page has another `{key}` elsewhere"), "differs")
            .second(&there.place, "first named here")
            .help(format!("write the same everywhere, such as {}", quoted(&there.value)))
    })
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    #[test]
    fn a_page_has_one_title() {
        let problems = with("networks/icat.toml", "title = \"About UNODC\"", "title = \"About the office\"");
        assert_eq!(problems, ["networks/icat.toml:14:9: this page has another `title` elsewhere"]);
    }

    #[test]
    fn a_page_has_one_publisher() {
        let problems = with("networks/icat.toml", "publisher = \"UNODC\"", "publisher = \"UN\"");
        assert_eq!(problems, ["networks/icat.toml:15:13: this page has another `publisher` elsewhere"]);
    }
}
