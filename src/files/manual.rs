//! What `data/README.md`, the manual of the data files, says of each key: it is written once, for those who read it and for
//! their editors.

/// The manual's tables.
pub(super) struct Manual {
    rows: Vec<Row>,
}

/// A row of a table: one key or several.
struct Row {
    /// The heading of the file that it is about: `Agencies`.
    section: &'static str,
    /// The heading of the table within it: `Reported sizes`; empty for the keys of the file itself.
    table: &'static str,
    /// The first cell: the keys in backticks, behind `●` where they must be there.
    names: &'static str,
    text: &'static str,
}

impl Manual {
    /// The manual that the program carries.
    pub(super) fn carried() -> Self {
        let (mut section, mut table) = ("", "");
        let mut rows = Vec::new();
        for line in include_str!("../../data/README.md").lines() {
            if let Some(heading) = line.strip_prefix("## ") {
                (section, table) = (heading, "");
            } else if let Some(heading) = line.strip_prefix("### ") {
                table = heading;
            } else if let Some(row) = line.strip_prefix("| ").and_then(|line| row(section, table, line)) {
                rows.push(row);
            }
        }
        Manual { rows }
    }

    /// What it says of a key, which stands in a file of this section within the table behind another key.
    pub(super) fn told(&self, section: &str, table: &str, key: &str) -> Option<&'static str> {
        self.row(section, table, key).map(|row| row.text)
    }

    /// Whether it says that the key must be there.
    #[cfg(test)]
    pub(super) fn required(&self, section: &str, table: &str, key: &str) -> Option<bool> {
        self.row(section, table, key).map(|row| row.names.starts_with('●'))
    }

    /// Every key that it tells of.
    #[cfg(test)]
    pub(super) fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.rows.iter().filter(|row| row.section != "Vocabularies").flat_map(Row::keys)
    }

    /// In the file's own part of the manual, or wherever the table has a part of its own: actions belong to many files.
    fn row(&self, section: &str, table: &str, key: &str) -> Option<&Row> {
        let fits = |row: &&Row| row.keys().any(|name| name == key) && is_heading(row.table, table);
        let own = self.rows.iter().find(|row| row.section == section && fits(row));
        own.or_else(|| self.rows.iter().filter(|_| !table.is_empty()).find(fits))
    }
}

/// Whether the heading of a table is that of the key behind which the table stands: `Reported sizes`, `reported_sizes`.
fn is_heading(heading: &str, key: &str) -> bool {
    heading.to_lowercase().replace(' ', "_") == key
}

impl Row {
    fn keys(&self) -> impl Iterator<Item = &'static str> + use<> {
        // What stands in backticks is every second part.
        let names = self.names.split('`').skip(1).step_by(2);
        names.map(|name| name.trim_matches(['[', ']']).rsplit('.').next().unwrap_or(name))
    }
}

/// A row of three cells, or of two in the tables about columns, the first of which names keys.
fn row(section: &'static str, table: &'static str, line: &'static str) -> Option<Row> {
    let mut cells = line.trim_end().strip_suffix('|')?.split(" |").map(str::trim);
    let (names, text) = (cells.next()?, cells.last()?);
    (!section.is_empty() && names.contains('`')).then_some(Row { section, table, names, text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_tells_of_one_key_or_of_several() {
        let manual = Manual::carried();
        assert_eq!(manual.told("Agencies", "", "mandate"), Some("those that charge it with a task"));
        let amends = manual.told("Instruments", "", "amends");
        assert!(amends.is_some() && amends == manual.told("Instruments", "", "implements"));
        assert_eq!(manual.told("Projects", "actions", "axis"), Some("its purpose"));
        assert_eq!(manual.told("Projects", "", "axis"), None);
    }
}
