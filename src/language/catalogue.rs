//! The texts of each language, read once.

use entity::vocabulary::{Language, Vocabulary};
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use rust_embed::RustEmbed;
use std::{borrow::Cow, sync::LazyLock};

type Bundle = FluentBundle<FluentResource>;

#[derive(RustEmbed)]
#[folder = "locales/"]
struct Files;

/// The files of a language with their texts.
pub fn files(language: Language) -> impl Iterator<Item = (String, String)> {
    let folder = format!("{}/", language.word());
    let paths = Files::iter().filter(move |path| path.starts_with(&folder));
    paths.filter_map(|path| Some((path.to_string(), String::from_utf8(Files::get(&path)?.data.into_owned()).ok()?)))
}

/// The text of this name, or of an attribute of it (`axis.description`), into which nothing is filled; nothing where there
/// is none. It stands in one line of its file, so that it is there as it is and need not be put together.
pub fn found(language: Language, name: &str) -> Option<&'static str> {
    let bundle = bundle(language);
    let (name, attribute) = name.split_once('.').map_or((name, None), |(name, attribute)| (name, Some(attribute)));
    let message = bundle.get_message(name)?;
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute)?.value(),
        None => message.value()?,
    };
    match bundle.format_pattern(pattern, None, &mut Vec::new()) {
        Cow::Borrowed(text) => Some(text),
        Cow::Owned(_) => None,
    }
}

/// The text of this name in a language of which the English words stand where they are declared: in facts, in vocabularies,
/// in what programs read; nothing in English.
pub fn foreign(language: Language, name: &str) -> Option<&'static str> {
    (language != Language::English).then(|| found(language, name)).flatten()
}

/// The text of this name with what is filled into it. Where a language lacks it, which a test finds, English speaks, and
/// where none has it, its name.
pub fn filled(language: Language, name: &str, arguments: &FluentArgs<'_>) -> String {
    for bundle in [language, Language::English].map(bundle) {
        if let Some(pattern) = bundle.get_message(name).and_then(|message| message.value()) {
            return bundle.format_pattern(pattern, Some(arguments), &mut Vec::new()).into_owned();
        }
    }
    name.to_owned()
}

fn bundle(language: Language) -> &'static Bundle {
    static ALL: LazyLock<Vec<Bundle>> = LazyLock::new(|| Language::ALL.iter().copied().map(read).collect());
    &ALL[language.place()]
}

fn read(language: Language) -> Bundle {
    let identifier = language.word().parse().expect("every language has an identifier");
    let mut bundle = Bundle::new_concurrent(vec![identifier]);
    // The marks around what is filled in are for languages of two directions; in addresses they would be wrong.
    bundle.set_use_isolating(false);
    for (path, text) in files(language) {
        let resource = FluentResource::try_new(text);
        let resource = resource.unwrap_or_else(|(_, errors)| panic!("{path} can not be read: {errors:?}"));
        bundle.add_resource(resource).unwrap_or_else(|errors| panic!("{path} names a text twice: {errors:?}"));
    }
    bundle
}
