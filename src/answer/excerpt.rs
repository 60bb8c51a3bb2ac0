//! The schema in parts: types written out, and in short what they lead to, for those to whom the whole is too much.
//!
//! A type is written out with what it says, on few lines; arguments that all lists share are explained once. What it
//! names directly follows in short: without descriptions, and without the arguments of its fields. Of a page the type of
//! its nodes is shown, because all pages are alike. The orders of a type's lists are long and seldom asked for, so they
//! are only named; who asks for a single field gets its order with the keys.

use crate::answer::{document, hint};
use apollo_compiler::{
    Name, Node, Schema,
    ast::{DirectiveList, InputValueDefinition},
    schema::{Component, ExtendedType, FieldDefinition},
};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fmt::Write,
    sync::LazyLock,
};

/// How many names are offered in the place of one that there is not.
const OFFERED: usize = 12;

/// How many bytes of a wrong name a message quotes.
const QUOTED: usize = 60;

/// How often an argument must say the same to count as one that lists share.
const SHARED: usize = 10;

/// What a type is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Where questions begin.
    Root,
    /// A kind of fact, or what several kinds have in common.
    Fact,
    /// A row of an analysis, or a part of a fact.
    Row,
    /// A group.
    Group,
    /// A vocabulary: the values of a field.
    Vocabulary,
    /// A scalar.
    Scalar,
    /// What a list can be filtered by.
    Filter,
    /// What a list can be put in order or grouped by.
    Order,
    /// A page of a list.
    Page,
}

impl Family {
    /// Every family, those that are asked for first at the front.
    pub const ALL: [Family; 9] = [
        Family::Root,
        Family::Fact,
        Family::Row,
        Family::Group,
        Family::Vocabulary,
        Family::Scalar,
        Family::Filter,
        Family::Order,
        Family::Page,
    ];

    /// What its types are, as a heading.
    pub fn heading(self) -> &'static str {
        match self {
            Family::Root => "Where questions begin",
            Family::Fact => "Facts, and what they have in common",
            Family::Row => "Parts of facts, and rows of analyses",
            Family::Group => "Groups",
            Family::Vocabulary => "Vocabularies",
            Family::Scalar => "Scalars",
            Family::Filter => "Filters",
            Family::Order => "Orders and dimensions",
            Family::Page => "Pages of lists, all alike",
        }
    }

    fn of(definition: &ExtendedType, schema: &Schema) -> Family {
        let name = definition.name().as_str();
        let ends = |end: &str| name.ends_with(end);
        match definition {
            ExtendedType::Scalar(_) => Family::Scalar,
            ExtendedType::Enum(_) if ends("OrderField") || ends("Dimension") => Family::Order,
            ExtendedType::Enum(_) if ends("Direction") || ends("OrderNulls") => Family::Order,
            ExtendedType::Enum(_) => Family::Vocabulary,
            ExtendedType::InputObject(_) if ends("Order") => Family::Order,
            ExtendedType::InputObject(_) => Family::Filter,
            ExtendedType::Interface(_) | ExtendedType::Union(_) => Family::Fact,
            ExtendedType::Object(_)
                if schema.schema_definition.iter_root_operations().any(|(_, root)| root.name == name) =>
            {
                Family::Root
            }
            ExtendedType::Object(_) if ends("Connection") || ends("Edge") || name == "PageInfo" => Family::Page,
            ExtendedType::Object(_) if ends("Group") => Family::Group,
            ExtendedType::Object(object) if !object.implements_interfaces.is_empty() => Family::Fact,
            ExtendedType::Object(_) => Family::Row,
        }
    }
}

/// A type in a list of all.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is for.
    pub family: Family,
    /// Its name.
    pub name: String,
    /// The first sentence of its description.
    pub brief: String,
    /// How many bytes its excerpt has.
    pub bytes: usize,
}

/// Every type of the schema but those of every schema, by family and name.
pub fn entries() -> &'static [Entry] {
    static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
        let schema = document::rules();
        let mut entries: Vec<Entry> = own(schema)
            .map(|definition| Entry {
                family: Family::of(definition, schema),
                name: definition.name().to_string(),
                brief: first_sentence(definition.description().map_or("", |text| text)).to_owned(),
                bytes: excerpt(&[definition.name()], usize::MAX).expect("the schema has it").len(),
            })
            .collect();
        entries.sort_by(|a, b| (a.family, &a.name).cmp(&(b.family, &b.name)));
        entries
    });
    &ENTRIES
}

/// The values of an enum, by its name.
pub fn values(name: &str) -> Vec<&'static str> {
    let words = document::rules().get_enum(name);
    words.into_iter().flat_map(|words| words.values.keys()).map(|value| value.as_str()).collect()
}

/// The first sentence of a description.
pub fn first_sentence(text: &str) -> &str {
    let end =
        text.match_indices(". ").find(|(at, _)| text[at + 2..].starts_with(|c: char| c.is_uppercase() || c == '`'));
    text[..end.map_or(text.len(), |(at, _)| at + 1)].lines().next().unwrap_or_default()
}

/// There is no such type or field; the text says what there is, the nearest first.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unknown(String);

/// The types and fields of these names (`Agency`, `Query.overlaps`) written out, and in short what they lead to, in SDL
/// of some `most` bytes at most; what found no room is named at the end.
pub fn excerpt(names: &[&str], most: usize) -> Result<String, Unknown> {
    let schema: &Schema = document::rules();
    let mut asked: Vec<Asked<'_>> = Vec::new();
    for name in names {
        let (definition, field) = find(schema, name)?;
        match asked.iter_mut().find(|asked| asked.definition.name() == definition.name()) {
            Some(known) => known.only = known.only.take().zip(field).map(|(fields, field)| with(fields, field)),
            None => asked.push(Asked { definition, only: field.map(|field| vec![field]) }),
        }
    }
    let whole: Vec<String> = asked.iter().map(|asked| asked.whole()).collect();
    let mut sheet = Sheet { text: String::new(), most, left_out: Vec::new() };
    let shared = shared_arguments_of(&asked);
    if !shared.is_empty() {
        sheet.text.push_str("# Arguments that lists share are explained here, once:\n");
        for (name, doc) in shared {
            let _ = writeln!(sheet.text, "#   {name}: {doc}");
        }
        sheet.text.push('\n');
    }
    for (asked, text) in asked.iter().zip(whole) {
        sheet.add(asked.definition.name(), &text);
    }
    let mut seen: HashSet<&str> = asked.iter().map(|asked| asked.definition.name().as_str()).collect();
    let (mut near, mut orders): (Vec<&ExtendedType>, Vec<&str>) = (Vec::new(), Vec::new());
    for (asked, definition) in
        asked.iter().flat_map(|asked| asked.named(schema).into_iter().map(move |each| (asked, each)))
    {
        if !seen.insert(definition.name()) {
            continue;
        }
        match asked.only_names(definition, schema) {
            true => orders.push(definition.name()),
            false => near.push(definition),
        }
    }
    // Values first: without them no question can be written.
    near.sort_by_key(|definition| match definition {
        ExtendedType::Scalar(_) | ExtendedType::Enum(_) => 0,
        ExtendedType::Object(_) | ExtendedType::Interface(_) | ExtendedType::Union(_) => 1,
        ExtendedType::InputObject(_) => 2,
    });
    if !near.is_empty() {
        sheet.text.push_str("\n# What they lead to, in short: without descriptions and arguments.\n");
    }
    for definition in near {
        sheet.add(definition.name(), &short(definition));
    }
    if !orders.is_empty() {
        let _ = writeln!(sheet.text, "\n# Orders have files of their own: {}", orders.join(", "));
    }
    if !sheet.left_out.is_empty() {
        let _ =
            writeln!(sheet.text, "\n# Left out for their size; ask for them by name: {}", sheet.left_out.join(", "));
    }
    Ok(sheet.text)
}

/// A text that is filled up to a size.
struct Sheet<'n> {
    text: String,
    most: usize,
    left_out: Vec<&'n str>,
}

impl<'n> Sheet<'n> {
    fn add(&mut self, name: &'n str, text: &str) {
        match self.text.len() + text.len() <= self.most {
            true => self.text.push_str(text),
            false => self.left_out.push(name),
        }
    }
}

/// The type of this name, or a field of one.
fn find<'s>(schema: &'s Schema, name: &str) -> Result<(&'s ExtendedType, Option<&'s FieldDefinition>), Unknown> {
    let (owner, field) = match name.split_once('.') {
        Some((owner, field)) => (owner, Some(field)),
        None => (name, None),
    };
    let Some(definition) = own(schema).find(|definition| definition.name() == owner) else {
        let names = own(schema).map(|definition| definition.name().as_str());
        let offer = hint::offer(owner, names, OFFERED);
        return Err(Unknown(format!("there is no type `{}`; {offer}", quoted(owner))));
    };
    let Some(field) = field else { return Ok((definition, None)) };
    let fields = fields(definition);
    match fields.iter().find(|known| known.name == field) {
        Some(found) => Ok((definition, Some(found))),
        None => {
            let offer = hint::offer(field, fields.iter().map(|known| known.name.as_str()), OFFERED);
            Err(Unknown(format!("`{owner}` has no field `{}`; {offer}", quoted(field))))
        }
    }
}

/// The beginning of a name, as much as a message may quote.
fn quoted(name: &str) -> &str {
    &name[..name.floor_char_boundary(QUOTED)]
}

fn with<'s>(mut fields: Vec<&'s FieldDefinition>, field: &'s FieldDefinition) -> Vec<&'s FieldDefinition> {
    if !fields.iter().any(|known| known.name == field.name) {
        fields.push(field);
    }
    fields
}

/// What was asked for: a type, or some of its fields.
struct Asked<'s> {
    definition: &'s ExtendedType,
    only: Option<Vec<&'s FieldDefinition>>,
}

impl<'s> Asked<'s> {
    /// The fields that are shown.
    fn fields(&self) -> Vec<&'s FieldDefinition> {
        self.only.clone().unwrap_or_else(|| fields(self.definition))
    }

    /// Whether a type that it names is not shown: the order of a list, of a type with all its fields.
    fn only_names(&self, near: &ExtendedType, schema: &Schema) -> bool {
        let has_fields = matches!(self.definition, ExtendedType::Object(_) | ExtendedType::Interface(_));
        has_fields && self.only.is_none() && near.is_input_object() && Family::of(near, schema) == Family::Order
    }

    /// The types that it names, each as often as it does; of a single field also the keys of its order.
    fn named(&self, schema: &'s Schema) -> Vec<&'s ExtendedType> {
        let mut names: Vec<&Name> = Vec::new();
        for field in self.fields() {
            names.push(field.ty.inner_named_type());
            names.extend(field.arguments.iter().map(|argument| argument.ty.inner_named_type()));
        }
        if let ExtendedType::InputObject(input) = self.definition {
            names.extend(input.fields.values().map(|field| field.ty.inner_named_type()));
        }
        if self.only.is_some() {
            let orders: Vec<_> = names.iter().filter_map(|name| schema.get_input_object(name)).collect();
            let keys = orders.into_iter().filter(|input| input.name.ends_with("Order"));
            names.extend(keys.filter_map(|order| Some(order.fields.get("field")?.ty.inner_named_type())));
        }
        let near = names.into_iter().filter_map(|name| schema.types.get(name)).map(|near| node_of(schema, near));
        near.filter(|near| !near.is_built_in()).collect()
    }

    /// Written out, with what it says.
    fn whole(&self) -> String {
        let definition = self.definition;
        let mut text = String::new();
        if self.only.is_none() {
            describe(&mut text, "", definition.description().map(|text| &**text));
        }
        head(&mut text, definition);
        match definition {
            ExtendedType::Scalar(scalar) => {
                directives(&mut text, scalar.directives.iter().map(|each| each.to_string()))
            }
            ExtendedType::Union(union) => {
                let members: Vec<&str> = union.members.iter().map(|member| member.as_str()).collect();
                let _ = write!(text, " = {}", members.join(" | "));
            }
            ExtendedType::Enum(words) => {
                text.push_str(" {\n");
                for value in words.values.values() {
                    describe(&mut text, "  ", value.description.as_deref());
                    let _ = write!(text, "  {}", value.value);
                    directives(&mut text, directives_of(&value.directives));
                    text.push('\n');
                }
                text.push('}');
            }
            ExtendedType::InputObject(input) => {
                text.push_str(" {\n");
                for field in input.fields.values() {
                    describe(&mut text, "  ", field.description.as_deref());
                    text.push_str("  ");
                    input_value(&mut text, field);
                    text.push('\n');
                }
                text.push('}');
            }
            ExtendedType::Object(_) | ExtendedType::Interface(_) => {
                text.push_str(" {\n");
                if self.only.is_some() {
                    text.push_str("  # its other fields are left out\n");
                }
                for field in self.fields() {
                    describe(&mut text, "  ", field.description.as_deref());
                    let _ = write!(text, "  {}", field.name);
                    arguments(&mut text, &field.arguments);
                    let _ = write!(text, ": {}", field.ty);
                    directives(&mut text, directives_of(&field.directives));
                    text.push('\n');
                }
                text.push('}');
            }
        }
        text.push('\n');
        text
    }
}

/// The types of ours.
fn own(schema: &Schema) -> impl Iterator<Item = &ExtendedType> {
    schema.types.values().filter(|definition| !definition.is_built_in())
}

fn fields(definition: &ExtendedType) -> Vec<&FieldDefinition> {
    let fields = match definition {
        ExtendedType::Object(object) => &object.fields,
        ExtendedType::Interface(interface) => &interface.fields,
        ExtendedType::Scalar(_) | ExtendedType::Union(_) | ExtendedType::Enum(_) | ExtendedType::InputObject(_) => {
            return Vec::new();
        }
    };
    fields.values().map(|field: &Component<FieldDefinition>| &***field).collect()
}

/// Of a page the type of its nodes, of all else the type itself.
fn node_of<'s>(schema: &'s Schema, definition: &'s ExtendedType) -> &'s ExtendedType {
    let nodes = definition.as_object().filter(|object| object.name.ends_with("Connection"));
    let nodes = nodes.and_then(|object| object.fields.get("nodes"));
    nodes.and_then(|nodes| schema.types.get(nodes.ty.inner_named_type())).unwrap_or(definition)
}

/// A type on one line, with the names and types of what it has.
fn short(definition: &ExtendedType) -> String {
    let mut text = String::new();
    head(&mut text, definition);
    let list = |parts: Vec<String>| format!(" {{ {} }}", parts.join(", "));
    match definition {
        ExtendedType::Scalar(scalar) => {
            text.clear();
            // Nothing but its description tells what it takes.
            describe(&mut text, "", scalar.description.as_deref());
            head(&mut text, definition);
        }
        ExtendedType::Union(union) => {
            let members: Vec<&str> = union.members.iter().map(|member| member.as_str()).collect();
            let _ = write!(text, " = {}", members.join(" | "));
        }
        ExtendedType::Enum(words) => text.push_str(&list(words.values.keys().map(ToString::to_string).collect())),
        ExtendedType::InputObject(input) => {
            let fields = input.fields.values().map(|field| format!("{}: {}", field.name, field.ty));
            text.push_str(&list(fields.collect()));
        }
        ExtendedType::Object(_) | ExtendedType::Interface(_) => {
            let fields = fields(definition).into_iter().map(|field| format!("{}: {}", field.name, field.ty));
            text.push_str(&list(fields.collect()));
        }
    }
    text.push('\n');
    text
}

/// What a definition begins with.
fn head(text: &mut String, definition: &ExtendedType) {
    let (word, interfaces) = match definition {
        ExtendedType::Scalar(_) => ("scalar", None),
        ExtendedType::Object(object) => ("type", Some(&object.implements_interfaces)),
        ExtendedType::Interface(interface) => ("interface", Some(&interface.implements_interfaces)),
        ExtendedType::Union(_) => ("union", None),
        ExtendedType::Enum(_) => ("enum", None),
        ExtendedType::InputObject(_) => ("input", None),
    };
    let _ = write!(text, "{word} {}", definition.name());
    let names: Vec<&str> = interfaces.into_iter().flatten().map(|name| name.as_str()).collect();
    if !names.is_empty() {
        let _ = write!(text, " implements {}", names.join(" & "));
    }
}

/// A description on a line of its own.
fn describe(text: &mut String, indent: &str, doc: Option<&str>) {
    let Some(doc) = doc else { return };
    let doc = doc.trim().replace('\n', " ");
    // Within three quotes a quote needs no sign before it, but for one at the end.
    match doc.contains('"') && !doc.ends_with('"') && !doc.contains("\"\"\"") {
        true => drop(writeln!(text, "{indent}\"\"\"{doc}\"\"\"")),
        false => drop(writeln!(text, "{indent}\"{}\"", doc.replace('\\', "\\\\").replace('"', "\\\""))),
    }
}

/// The arguments of a field: those that lists share on its line, the others each on its own with what it says.
fn arguments(text: &mut String, arguments: &[Node<InputValueDefinition>]) {
    let (shared, own): (Vec<_>, Vec<_>) = arguments.iter().partition(|argument| is_shared(argument));
    if arguments.is_empty() {
        return;
    }
    text.push('(');
    for argument in &own {
        text.push('\n');
        describe(text, "    ", argument.description.as_deref());
        text.push_str("    ");
        input_value(text, argument);
    }
    if !own.is_empty() {
        text.push_str("\n  ");
    }
    for (at, argument) in shared.iter().enumerate() {
        if at > 0 || !own.is_empty() {
            text.push_str(if at > 0 { ", " } else { "  " });
        }
        input_value(text, argument);
    }
    text.push(')');
}

fn input_value(text: &mut String, value: &InputValueDefinition) {
    let _ = write!(text, "{}: {}", value.name, value.ty);
    if let Some(default) = &value.default_value {
        let _ = write!(text, " = {}", default.serialize().no_indent());
    }
    directives(text, directives_of(&value.directives));
}

fn directives_of(list: &DirectiveList) -> impl Iterator<Item = String> {
    list.iter().map(|directive| directive.serialize().no_indent().to_string())
}

fn directives(text: &mut String, list: impl Iterator<Item = String>) {
    for directive in list {
        let _ = write!(text, " {directive}");
    }
}

/// What the arguments say that lists share, by name: of those of one name, what most of them say.
fn shared_arguments() -> &'static BTreeMap<String, String> {
    static SHARED_ARGUMENTS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
        let mut counts: HashMap<(String, String), usize> = HashMap::new();
        for argument in own(document::rules()).flat_map(fields).flat_map(|field| &field.arguments) {
            let doc = argument.description.as_deref().unwrap_or_default();
            *counts.entry((argument.name.to_string(), doc.to_owned())).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().filter(|(_, count)| *count >= SHARED).collect();
        counts.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
        counts.into_iter().map(|(argument, _)| argument).collect()
    });
    &SHARED_ARGUMENTS
}

fn is_shared(argument: &InputValueDefinition) -> bool {
    let doc = argument.description.as_deref().unwrap_or_default();
    shared_arguments().get(argument.name.as_str()).is_some_and(|shared| shared == doc)
}

/// Those of the arguments that lists share that occur in what is asked for, in the order in which they do.
fn shared_arguments_of(asked: &[Asked<'_>]) -> Vec<(String, &'static str)> {
    let mut found: Vec<(String, &'static str)> = Vec::new();
    for argument in asked.iter().flat_map(Asked::fields).flat_map(|field| &field.arguments) {
        if is_shared(argument) && !found.iter().any(|(name, _)| *name == argument.name.as_str()) {
            found.push((argument.name.to_string(), &shared_arguments()[argument.name.as_str()]));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use apollo_compiler::ast::{Definition, Document};

    #[test]
    fn a_description_can_be_read_again() {
        for doc in ["plain", "says \"so\" of it", "ends with \"so\"", "a \\ in it", "has \"\"\" in it", "two\nlines"] {
            let mut text = String::new();
            describe(&mut text, "", Some(doc));
            let parsed = Document::parse(format!("{text}scalar X"), "x").unwrap_or_else(|error| panic!("{error}"));
            let Some(Definition::ScalarTypeDefinition(scalar)) = parsed.definitions.first() else { panic!("{text}") };
            assert_eq!(scalar.description.as_ref().map(|doc| doc.as_str()), Some(&*doc.replace('\n', " ")), "{text}");
        }
    }
}
