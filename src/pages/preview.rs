//! What other sites show of a page where somebody links to it: its title, what it tells, and a picture.

use crate::pages::{frame::Frame, start::CHARTS};

/// How many pixels wide the picture is.
const WIDTH: u32 = 1_200;

/// The picture that stands for a page.
pub struct Preview {
    /// Where it is, for all the world.
    pub image: String,
    /// What it shows, for those who don't see it.
    pub alt: String,
}

impl Preview {
    /// The chart that a page shows, or the one that says most of what it is about.
    pub fn of(frame: &Frame) -> Self {
        let (page, query) = frame.path.split_once('?').unwrap_or((&frame.path, ""));
        let mut parts = page.trim_start_matches('/').splitn(2, '/');
        let (chart, query) = match (parts.next().unwrap_or_default(), parts.next()) {
            ("charts", Some(chart)) => (chart, query.to_owned()),
            ("network", Some(slug)) => ("networks", format!("network={slug}")),
            ("agency", Some(slug)) => ("timeline", format!("agency={slug}")),
            ("instrument" | "measure" | "instruments" | "measures", _) => ("measures", String::new()),
            ("action" | "actions" | "coordination", _) => ("structures", String::new()),
            ("output" | "outputs", _) => ("databases", String::new()),
            ("project" | "projects" | "arrangement" | "arrangements", _) => ("timeline", String::new()),
            _ => ("networks", "view=graph".to_owned()),
        };
        let alt =
            CHARTS.iter().find(|card| card.name == chart).map_or_else(String::new, |card| card.told(frame.language));
        let query = if query.is_empty() { String::new() } else { format!("{query}&") };
        Preview { image: frame.canonical_of(&format!("/charts/{chart}.png?{query}width={WIDTH}")), alt }
    }
}

/// The page with its title and its description said once more, for those who read them under other names. Templates say each
/// once.
pub fn told_twice(mut page: String) -> String {
    let between = |start: &str, end: &str| {
        let from = page.find(start)? + start.len();
        Some(page[from..from + page[from..].find(end)?].to_owned())
    };
    let Some((title, description)) = between("<title>", "</title>").zip(between(DESCRIPTION, "\">\n")) else {
        return page;
    };
    // A quotation mark may stand in a title, and not in an attribute.
    let title = title.replace('"', "&quot;");
    let Some(at) = page.find(DESCRIPTION) else { return page };
    page.insert_str(
        at,
        &format!(
            "<meta property=\"og:title\" content=\"{title}\">\n<meta property=\"og:description\" content=\"{description}\">\n"
        ),
    );
    page
}

/// How the description of a page begins.
const DESCRIPTION: &str = "<meta name=\"description\" content=\"";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_and_description_are_said_twice_as_they_are_escaped() {
        let page = "<title>A &#38; \"B\"</title>\n<meta name=\"description\" content=\"C &#34;D&#34;\">\n<body>";
        assert_eq!(
            told_twice(page.to_owned()),
            "<title>A &#38; \"B\"</title>\n<meta property=\"og:title\" content=\"A &#38; &quot;B&quot;\">\n\
             <meta property=\"og:description\" content=\"C &#34;D&#34;\">\n\
             <meta name=\"description\" content=\"C &#34;D&#34;\">\n<body>"
        );
        assert_eq!(told_twice("no page".to_owned()), "no page");
    }
}
