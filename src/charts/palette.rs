//! The colours of the charts: on light and on dark ground, each beside a letter, a number or a pattern that says the same.

use crate::charts::parameters::Theme;

/// A colour by name, on light ground and on dark.
const COLOURS: &[(&str, &str, &str)] = &[
    ("ground", "#ffffff", "#11161b"),
    ("ink", "#1a2027", "#e5e9ed"),
    ("quiet", "#505b67", "#a9b4bf"),
    ("line", "#d3dae1", "#36414c"),
    ("faint", "#f1f4f7", "#1a2128"),
    ("hatch", "#8b96a2", "#77828e"),
    ("level-5", "#08406e", "#a6d4f7"),
    ("level-5-ink", "#ffffff", "#0b1319"),
    ("level-4", "#2a6ea3", "#63a8dc"),
    ("level-4-ink", "#ffffff", "#0b1319"),
    ("level-3", "#86b6dc", "#2c6794"),
    ("level-3-ink", "#0b1c2b", "#ffffff"),
    ("level-2", "#bcd7ec", "#234f70"),
    ("level-2-ink", "#0b1c2b", "#f2f6f9"),
    ("level-1", "#e2edf6", "#1c3648"),
    ("level-1-ink", "#0b1c2b", "#e5e9ed"),
    ("good", "#cfe8d5", "#24492f"),
    ("good-ink", "#123d20", "#d8f3e0"),
    ("warn", "#fbe3c0", "#553a10"),
    ("warn-ink", "#5c3300", "#ffe6c0"),
    ("alarm", "#a3201a", "#f3aaa3"),
    ("warm", "#b3561a", "#e79a62"),
];

/// What each class of shape looks like; `$name` is a colour.
const RULES: &str = include_str!("../../templates/charts/shapes.css");

/// The rules for pictures that are shown on light and on dark ground: colours are custom properties that follow the reader.
pub fn adaptive() -> String {
    let mut style = custom_properties();
    style.push_str(&fill(RULES, |name, _, _| format!("var(--chart-{name})")));
    style
}

/// The rules of pictures and others in which `$name` is a colour: on one ground, or on that of the reader.
pub fn styled(rules: &str, theme: Option<Theme>) -> String {
    match theme {
        Some(theme) => format!("{}{}", on(theme), fill(rules, |_, light, dark| theme.choose(light, dark).to_owned())),
        None => format!("{}{}", adaptive(), fill(rules, |name, _, _| format!("var(--chart-{name})"))),
    }
}

fn custom_properties() -> String {
    let mut style = String::from(":root,.chart{");
    for (name, light, _) in COLOURS {
        style.push_str(&format!("--chart-{name}:{light};"));
    }
    style.push_str("}\n@media (prefers-color-scheme:dark){:root,.chart{");
    for (name, _, dark) in COLOURS {
        style.push_str(&format!("--chart-{name}:{dark};"));
    }
    style.push_str("}}\n@media print{:root,.chart{");
    for (name, light, _) in COLOURS {
        style.push_str(&format!("--chart-{name}:{light};"));
    }
    style.push_str("}}\n");
    style
}

/// The rules for patches without words: of each class its colour, which follows the reader.
pub fn of_patches() -> String {
    let ground = |name: &str| !["ink", "quiet", "line", "hatch", "faint"].contains(&name) && !name.ends_with("-ink");
    let rules = |dark: bool| {
        let colours = COLOURS.iter().filter(|(name, _, _)| ground(name));
        let rule = |(name, of_light, of_dark): &(&str, &str, &str)| {
            let class = match *name {
                "ground" => "page",
                "alarm" => "gap",
                name => name,
            };
            format!(".{class}{{fill:{}}}", if dark { of_dark } else { of_light })
        };
        colours.map(rule).collect::<String>()
    };
    // A value without a degree has no colour of its own, only a frame.
    let plain = ".plain{fill:#8b96a2}";
    format!("{plain}{}@media (prefers-color-scheme:dark){{{}}}", rules(false), rules(true))
}

/// The rules for pictures on one ground, whoever looks at them. They have no custom properties: not everything that draws
/// knows them.
pub fn on(theme: Theme) -> String {
    fill(RULES, |_, light, dark| theme.choose(light, dark).to_owned())
}

/// The ground of a theme: how much red, green and blue it has, from 0 to 1.
pub(super) fn ground(theme: Theme) -> [f32; 3] {
    let (_, light, dark) = COLOURS.iter().find(|(name, _, _)| *name == "ground").expect("there is a ground");
    let colour = theme.choose(light, dark);
    [1, 3, 5].map(|at| u8::from_str_radix(&colour[at..at + 2], 16).map_or(0.0, |part| f32::from(part) / 255.0))
}

impl Theme {
    fn choose<'c>(self, light: &'c str, dark: &'c str) -> &'c str {
        match self {
            Theme::Light => light,
            Theme::Dark => dark,
        }
    }
}

fn fill(rules: &str, colour: impl Fn(&str, &str, &str) -> String) -> String {
    // The longest names first: `$level-5` is also the beginning of `$level-5-ink`.
    let mut colours = COLOURS.to_vec();
    colours.sort_by_key(|(name, _, _)| std::cmp::Reverse(name.len()));
    let rules = colours.iter().fold(rules.to_owned(), |rules, (name, light, dark)| {
        rules.replace(&format!("${name}"), &colour(name, light, dark))
    });
    debug_assert!(!rules.contains('$'), "a rule names a colour that there is not");
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The contrast of two colours, as WCAG 2 defines it.
    fn contrast(one: &str, other: &str) -> f64 {
        let luminance = |colour: &str| {
            let part = |at: usize| {
                let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect(colour)) / 255.0;
                if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
        };
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_ink_can_be_read_on_its_ground() {
        let find = |name: &str| COLOURS.iter().find(|(known, _, _)| *known == name).expect("the colour is there");
        let on_ground = ["ink", "quiet", "alarm"].map(|name| ("ground".to_owned(), name.to_owned()));
        let on_own = COLOURS
            .iter()
            .filter_map(|(name, _, _)| name.strip_suffix("-ink").map(|ground| (ground.to_owned(), (*name).to_owned())));
        for (ground, ink) in on_own.chain(on_ground) {
            let (_, light_ground, dark_ground) = find(&ground);
            let (_, light_ink, dark_ink) = find(&ink);
            assert!(contrast(light_ground, light_ink) >= 4.5, "{ink} on {ground}, light");
            assert!(contrast(dark_ground, dark_ink) >= 4.5, "{ink} on {ground}, dark");
        }
    }

    #[test]
    fn every_rule_finds_its_colour() {
        for theme in [Theme::Light, Theme::Dark] {
            assert!(!on(theme).contains('$') && !on(theme).contains("var("));
        }
        assert!(!adaptive().contains('$') && adaptive().contains("prefers-color-scheme"));
    }
}
