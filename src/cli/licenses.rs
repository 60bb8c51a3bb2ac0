//! `palermo licenses`: under which licences the program and all that it carries may be passed on.

use crate::{cli::output, http::explorer};
use flate2::read::GzDecoder;
use std::{
    io::{self, Read, Write},
    process::ExitCode,
};

/// The licence of the program.
const OWN: &str = include_str!("../../LICENSE");

/// The licence of the fonts in which charts are drawn.
const FONTS: &str = include_str!("../../fonts/LICENSE");

/// The licence of the outlines that maps are drawn from.
const SHAPES: &str = include_str!("../../shapes/LICENSE");

/// The licences of the Rust packages, as `packaging/licenses` collects them.
const PACKAGES: &[u8] = include_bytes!("../../packaging/licenses.txt.gz");

/// Prints them.
pub fn run() -> anyhow::Result<ExitCode> {
    output::standard().write_all(text()?.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn text() -> io::Result<String> {
    let mut packages = String::new();
    GzDecoder::new(PACKAGES).read_to_string(&mut packages)?;
    let explorer = explorer::licenses();
    let parts = [
        ("Palermo", OWN),
        ("DejaVu Sans, the font of charts", FONTS),
        ("Natural Earth, the outlines of maps", SHAPES),
        ("Rust packages that are linked into the program", &packages),
        ("GraphiQL, the page at /graphql", &explorer),
    ];
    let parts = parts.map(|(title, text)| format!("{0}\n{title}\n{0}\n\n{1}\n", "=".repeat(80), text.trim()));
    Ok(parts.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_the_program_carries_is_named_with_its_licence() {
        let text = text().expect("the texts can be read");
        for named in [
            "\nserde 1.",
            "\naxum 0.",
            "\nlibsqlite3-sys 0.",
            "Bitstream Vera",
            "Natural Earth",
            "## graphiql - ",
            "## react - ",
            "MIT License",
            "Apache License",
        ] {
            assert!(text.contains(named), "{named}");
        }
        assert!(text.len() < 2_000_000 && PACKAGES.len() < 200_000, "{}", text.len());
    }

    #[test]
    fn every_package_that_is_named_is_one_of_today() {
        let lock = include_str!("../../Cargo.lock");
        let text = text().expect("the texts can be read");
        let index = text.split("Packages:\n\n").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("an index");
        let mut count = 0;
        for line in index.lines() {
            let (package, _) = line.split_once(": ").expect("a licence");
            let (name, version) = package.split_once(' ').expect("a version");
            let there = lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"\n"));
            assert!(there, "{package} is in Cargo.lock no more; run `packaging/licenses`");
            count += 1;
        }
        assert!(count > 300, "{count}");
    }
}
