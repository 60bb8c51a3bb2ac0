//! The page for those who write programs: endpoints, limits, errors, and examples that tests run.

use crate::pages::frame::Frame;
use askama::Template;

/// The page for those who write programs.
#[derive(Template)]
#[template(path = "api.html")]
pub struct ApiPage {
    frame: Frame,
    /// The texts that name the limits, with how many each allows.
    limits: Vec<(&'static str, usize)>,
    codes: Vec<(&'static str, &'static str)>,
    tools: Vec<(String, String)>,
    examples: [Example; 4],
}

struct Example {
    language: &'static str,
    text: String,
}

impl ApiPage {
    /// With the limits and codes of errors that the endpoint has, and the tools of assistants with what each does.
    pub fn new(
        limits: &[(&'static str, usize)],
        codes: &[(&'static str, &'static str)],
        tools: Vec<(String, String)>,
        frame: Frame,
    ) -> Self {
        // In the files the address is a variable, so that a test can run them; a reader wants to see it.
        let url = &frame.site.public_url;
        let examples = [
            ("curl", include_str!("../../docs/examples/ask.sh").replace("$PALERMO_URL", url)),
            (
                "JavaScript",
                include_str!("../../docs/examples/ask.mjs")
                    .replace("`${process.env.PALERMO_URL}/graphql`", &format!("'{url}/graphql'")),
            ),
            (
                frame.text("api-python"),
                include_str!("../../docs/examples/pages.py")
                    .replace("os.environ[\"PALERMO_URL\"] + \"/graphql\"", &format!("\"{url}/graphql\""))
                    .replace("import os\n", ""),
            ),
            (
                frame.text("api-rust"),
                include_str!("../../docs/examples/ask.rs")
                    .replace("env::var(\"PALERMO_URL\")?", &format!("\"{url}\""))
                    .replace("use std::{env, ", "use std::{"),
            ),
        ];
        ApiPage {
            limits: limits.to_vec(),
            codes: codes.to_vec(),
            tools,
            examples: examples.map(|(language, text)| Example { language, text }),
            frame,
        }
    }
}
