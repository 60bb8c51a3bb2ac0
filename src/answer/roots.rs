//! Where questions begin, by what they ask: a line for each field of the root, for those who must choose one.

use crate::{
    answer::{document, excerpt::first_sentence},
    api::TABLE,
    table::object::{Field, Read},
};
use apollo_compiler::schema::FieldDefinition;

/// The arguments of pages, which all lists take alike.
const PAGE: [&str; 4] = ["first", "after", "last", "before"];

/// A kind of question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// What is this one?
    Entity,
    /// Which are there?
    List,
    /// What is it called, and where does it stand?
    Search,
    /// What does the graph show beyond its facts?
    Analysis,
    /// How many, by what?
    Group,
    /// What are the facts themselves?
    Dataset,
}

impl Category {
    /// Every category.
    pub const ALL: [Category; 6] =
        [Category::Search, Category::Entity, Category::List, Category::Analysis, Category::Group, Category::Dataset];

    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            Category::Entity => "entity",
            Category::List => "list",
            Category::Search => "search",
            Category::Analysis => "analysis",
            Category::Group => "group",
            Category::Dataset => "dataset",
        }
    }

    /// What its questions ask.
    pub fn meaning(self) -> &'static str {
        match self {
            Category::Entity => "One thing by its slug or global id; `null` if there is none.",
            Category::List => "All of a kind, by `where`, in any order.",
            Category::Search => "Something by its name or by words in it.",
            Category::Analysis => "What the graph shows beyond single facts, on a day (`activeOn`; left out: today).",
            Category::Group => "How many, by up to four dimensions.",
            Category::Dataset => "The data set itself: edition, licence, vocabularies.",
        }
    }

    /// What a field of the root asks.
    fn of(field: &Field) -> Category {
        match (&field.read, field.leads_to()) {
            (Read::Groups { .. }, _) => Category::Group,
            (_, Some("SearchHit" | "Suggestion")) => Category::Search,
            (_, Some("Dataset" | "Vocabulary")) => Category::Dataset,
            (Read::Many { .. }, _) => Category::List,
            (Read::Asked { at_once: true, .. }, _) => Category::Entity,
            _ => Category::Analysis,
        }
    }
}

/// A field of the root.
#[derive(Clone, Debug)]
pub struct Root {
    /// What it asks.
    pub category: Category,
    /// Its name.
    pub name: &'static str,
    /// Its arguments but for those of pages, and what it gives, as in SDL.
    pub signature: String,
    /// The first sentence of its description.
    pub brief: &'static str,
}

/// Every field of the root, in the order of the schema.
pub fn roots() -> Vec<Root> {
    let query = document::rules().get_object("Query").expect("questions begin there");
    let root = |field: &'static Field| Root {
        category: Category::of(field),
        name: field.name,
        signature: query.fields.get(field.name).map_or_else(String::new, |field| signature(field)),
        brief: first_sentence(field.doc),
    };
    let fields = TABLE.target("Query").fields.iter().filter(|field| field.shown);
    // What gateways ask begins with `_`.
    fields.filter(|field| !field.name.starts_with('_')).map(root).collect()
}

/// The fields of kinds that are computed: the analyses of one entity, such as `Network.coverage`.
pub fn analyses_of_one() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.objects().filter(|object| object.stock.is_some()).flat_map(|object| {
        let asked = object.fields.iter().filter(|field| field.shown && matches!(field.read, Read::Asked { .. }));
        asked.map(|field| (object.name.as_str(), field.name))
    })
}

fn signature(field: &FieldDefinition) -> String {
    let own = field.arguments.iter().filter(|argument| !PAGE.contains(&argument.name.as_str()));
    let own: Vec<String> = own.map(|argument| format!("{}: {}", argument.name, argument.ty)).collect();
    match own.is_empty() {
        true => format!(": {}", field.ty),
        false => format!("({}): {}", own.join(", "), field.ty),
    }
}
