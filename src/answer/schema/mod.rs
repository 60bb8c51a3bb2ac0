//! The table as a schema of async-graphql, which prints, introspects and subscribes. It never resolves a field of ours:
//! answers are walked.

mod arguments;
mod inputs;

use crate::{
    answer::{federation, schema::arguments::arguments},
    api::TABLE,
    table::{
        bound,
        cell::{Type, Words},
        given::{ANY, Argument, Takes},
        object::{Asked, Field as TableField, Object as TableObject, Read, Table},
        order::screaming,
    },
};
use async_graphql::{
    SDLExportOptions,
    dynamic::{
        Enum, EnumItem, Field, FieldFuture, FieldValue, InputObject, InputValue, Interface, InterfaceField, Object,
        ResolverContext, Scalar, Schema, SchemaBuilder, Subscription, SubscriptionField, SubscriptionFieldFuture,
        TypeRef, Union,
    },
};
use futures_util::stream;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::LazyLock,
};

/// The schema.
pub fn schema() -> &'static Schema {
    static SCHEMA: LazyLock<Schema> = LazyLock::new(|| build(&TABLE));
    &SCHEMA
}

/// What the schema says of itself as a whole.
pub const DESCRIPTION: &str = "\
Palermo, a graph of the cooperation against human trafficking and migrant smuggling: instruments (treaties, directives, \
declarations) and their measures, agencies, networks, projects, what they do (actions) and make (outputs, such as databases \
and guidebooks), arrangements between agencies, impacts, states and their ratifications, what the research project CIMCETT \
found, and the pages that every fact rests on (`sources`). It only reads, and needs no key.\n\
Begin with `search` where a name is known, with a lookup (`agency(slug: \"iom\")`) or with a list (`agencies`), which takes \
`where`, `orderBy` and pages; `measureGroups` and its like count; `overlaps`, `coordinationPlan`, `homogeneity`, `path` and \
others analyse the graph on a day. `vocabularies` has every value with its meaning.\n\
Type by type, in short: /schema. For assistants: /llms.txt and, by the Model Context Protocol, /mcp.";

/// The schema as text, as `schema.graphql` keeps it.
pub fn print() -> &'static str {
    static PRINTED: LazyLock<String> = LazyLock::new(|| {
        let text = schema().sdl_with_options(SDLExportOptions::new().include_specified_by());
        // The library describes types and directives, but not the schema itself.
        let at = text.rfind("\nschema {").expect("a schema says where questions begin") + 1;
        format!("{}\"\"\"\n{DESCRIPTION}\n\"\"\"\n{}", &text[..at], &text[at..])
    });
    &PRINTED
}

/// What the schema says of each type, by its name, and of each field, by both names: `Agency`, `Agency.name`.
pub fn descriptions() -> &'static HashMap<String, String> {
    static DESCRIPTIONS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
        let mut descriptions = HashMap::new();
        for object in TABLE.objects() {
            descriptions.insert(object.name.clone(), object.doc.clone());
            for field in object.fields.iter().filter(|field| field.shown) {
                descriptions.insert(format!("{}.{}", object.name, field.name), field.doc.to_owned());
            }
        }
        descriptions
    });
    &DESCRIPTIONS
}

fn never(_: ResolverContext<'_>) -> FieldFuture<'_> {
    FieldFuture::from_value(None)
}

fn followed(_: ResolverContext<'_>) -> SubscriptionFieldFuture<'_> {
    SubscriptionFieldFuture::new(async { Ok(stream::empty::<async_graphql::Result<FieldValue<'static>>>()) })
}

fn field(name: &str, ty: TypeRef, doc: &str) -> Field {
    Field::new(name, ty, never).description(doc)
}

fn input(name: &str, ty: TypeRef, doc: &str) -> InputValue {
    InputValue::new(name, ty).description(doc)
}

fn maybe(name: impl Into<String>) -> TypeRef {
    TypeRef::named(name)
}

fn list(name: impl Into<String>) -> TypeRef {
    TypeRef::named_nn_list(name)
}

/// Fills a schema, and remembers what its types name, so that only what is named is made.
struct Maker<'t> {
    table: &'t Table,
    builder: SchemaBuilder,
    words: BTreeMap<String, &'static Words>,
    word_filters: BTreeMap<String, &'static Words>,
    word_lists: BTreeMap<String, &'static Words>,
    relations: BTreeSet<String>,
    counts: BTreeSet<String>,
    floats: bool,
}

/// # Panics
///
/// Where the declarations make no schema; the message says why.
fn build(table: &Table) -> Schema {
    let mut maker = Maker {
        table,
        builder: Schema::build("Query", None, Some("Subscription")),
        words: BTreeMap::new(),
        word_filters: BTreeMap::new(),
        word_lists: BTreeMap::new(),
        relations: BTreeSet::new(),
        counts: BTreeSet::new(),
        floats: false,
    };
    for object in table.objects() {
        match object.is_interface {
            true if object.is_union => maker.union(object),
            true => maker.interface(object),
            false if object.name == "Subscription" => maker.subscription(object),
            false if object.fields.iter().any(|field| field.shown) => maker.object(object),
            false => {}
        }
        if object.has_filter() && object.name != "Query" {
            maker.filter(object);
        }
        if object.has_order() && object.name != "Query" {
            maker.order(object);
        }
        if object.has_groups() {
            maker.groups(object);
        }
    }
    let paged = table.objects().flat_map(|object| &object.fields).filter_map(|field| match field.read {
        Read::Many { to, paged: true, .. } | Read::Asked { to, shape: Asked::Pages, .. } => Some(to),
        _ => None,
    });
    for name in paged.collect::<BTreeSet<_>>() {
        maker.connection(name);
    }
    maker.common();
    maker.builder.finish().expect("the declarations make a schema")
}

impl Maker<'_> {
    fn register(&mut self, ty: impl Into<async_graphql::dynamic::Type>) {
        let empty = Schema::build("Query", None, None);
        self.builder = std::mem::replace(&mut self.builder, empty).register(ty);
    }

    fn named(&mut self, ty: Type) -> &'static str {
        if let Type::Word(words) = ty {
            self.words.insert(words.name.clone(), words);
        }
        ty.name()
    }

    fn object(&mut self, object: &TableObject) {
        let mut shown = Object::new(&object.name).description(&object.doc);
        for interface in object.interfaces {
            shown = shown.implement(*interface);
        }
        for of in object.fields.iter().filter(|field| field.shown) {
            shown = shown.field(self.field(of));
        }
        if object.name == "Query" {
            shown = shown.field(federation::service_field());
        }
        self.register(shown);
    }

    fn subscription(&mut self, object: &TableObject) {
        let mut shown = Subscription::new(&object.name).description(&object.doc);
        for of in &object.fields {
            shown = shown.field(SubscriptionField::new(of.name, self.gives(of), followed).description(of.doc));
        }
        self.register(shown);
    }

    fn union(&mut self, object: &TableObject) {
        let union = Union::new(&object.name).description(&object.doc);
        let members = self.table.possible(&object.name);
        self.register(members.fold(union, |union, member| union.possible_type(&member.name)));
    }

    fn interface(&mut self, object: &TableObject) {
        let mut shown = Interface::new(&object.name).description(&object.doc);
        for of in object.fields.iter().filter(|field| field.shown) {
            shown = shown.field(InterfaceField::new(of.name, self.gives(of)).description(of.doc));
        }
        self.register(shown);
    }

    /// The type that a field gives.
    fn gives(&mut self, of: &TableField) -> TypeRef {
        match &of.read {
            Read::Cell { ty, nullable, .. } => {
                let name = self.named(*ty);
                if *nullable { maybe(name) } else { TypeRef::named_nn(name) }
            }
            Read::Told { .. } => TypeRef::named_nn(self.named(Type::Text)),
            Read::Cells { ty, .. } => TypeRef::named_nn_list_nn(self.named(*ty)),
            Read::One { to, nullable: true, .. } | Read::Asked { to, shape: Asked::Maybe, .. } => maybe(*to),
            Read::One { to, .. } | Read::Asked { to, shape: Asked::One, .. } => TypeRef::named_nn(*to),
            Read::Many { to, paged: false, .. } | Read::Asked { to, shape: Asked::List, .. } => {
                TypeRef::named_nn_list_nn(*to)
            }
            Read::Asked { to, shape: Asked::Places, .. } => TypeRef::named_list_nn(*to),
            Read::Many { to, .. } | Read::Asked { to, shape: Asked::Pages, .. } => {
                TypeRef::named_nn(format!("{to}Connection"))
            }
            Read::Groups { of } => TypeRef::named_nn_list_nn(format!("{of}Group")),
        }
    }

    fn field(&mut self, of: &TableField) -> Field {
        let mut shown = field(of.name, self.gives(of), of.doc);
        for argument in arguments(self.table, of) {
            shown = shown.argument(self.argument(&argument));
        }
        shown
    }

    fn argument(&mut self, argument: &Argument) -> InputValue {
        let name = match &argument.takes {
            Takes::Value(ty) => self.named(*ty).to_owned(),
            Takes::Filter(of) => format!("{of}Filter"),
            Takes::Order(of) => format!("{of}Order"),
            Takes::Other(name) => name.clone(),
        };
        let ty = match (argument.list, argument.required) {
            (true, true) => TypeRef::named_nn_list_nn(name),
            (true, false) => list(name),
            (false, true) => TypeRef::named_nn(name),
            (false, false) => maybe(name),
        };
        input(argument.name, ty, argument.doc)
    }

    fn connection(&mut self, name: &str) {
        let connection = Object::new(format!("{name}Connection"))
            .description("One page of a list, with what is needed to go on.")
            .field(field(
                "edges",
                TypeRef::named_nn_list_nn(format!("{name}Edge")),
                "The nodes of this page, each with its cursor.",
            ))
            .field(field(
                "nodes",
                TypeRef::named_nn_list_nn(name),
                "The nodes of this page, for those who need no cursors.",
            ))
            .field(field("pageInfo", TypeRef::named_nn("PageInfo"), "Whether there is more, and how to get it."))
            .field(field(
                "totalCount",
                TypeRef::named_nn("Int"),
                "How many nodes the list has on all its pages together.",
            ));
        let edge = Object::new(format!("{name}Edge"))
            .description("One node of a page, and its place in the list.")
            .field(field("node", TypeRef::named_nn(name), "The node."))
            .field(field("cursor", TypeRef::named_nn("String"), "Its place in this list, for `after` and `before`. It holds for the same filter, order and other arguments, and keeps its place when the data set changes."));
        self.register(connection);
        self.register(edge);
    }

    fn groups(&mut self, object: &TableObject) {
        let many = object.plural;
        let mut dimension =
            Enum::new(format!("{}Dimension", object.name)).description(format!("What {many} can be grouped by."));
        let mut fields = Enum::new(format!("{}GroupOrderField", object.name))
            .description(format!("What groups of {many} can be put in order by."));
        for (name, doc) in object.fields.iter().filter_map(|field| field.grouped) {
            dimension = dimension.item(EnumItem::new(screaming(name)).description(doc));
            fields = fields.item(EnumItem::new(screaming(name)).description(doc));
        }
        let fields = fields
            .item(EnumItem::new("COUNT").description("By how many nodes are in it."))
            .item(EnumItem::new("SHARE").description("By how much of the whole they are."));
        let order = InputObject::new(format!("{}GroupOrder", object.name))
            .description("One key to put groups in order by.")
            .field(input(
                "field",
                TypeRef::named_nn(format!("{}GroupOrderField", object.name)),
                "A dimension of `by`, COUNT or SHARE.",
            ))
            .field(input("direction", maybe("OrderDirection"), "Which end comes first; ASC unless said."))
            .field(input(
                "nulls",
                maybe("OrderNulls"),
                "Where groups without a value stand; LAST unless said, in both directions.",
            ));
        self.register(dimension);
        self.register(fields);
        self.register(order);
    }

    /// What there is once.
    fn common(&mut self) {
        let info = Object::new("PageInfo")
            .description("Where the page stands in its list.")
            .field(field("hasNextPage", TypeRef::named_nn("Boolean"), "Whether the list has nodes after this page."))
            .field(field(
                "hasPreviousPage",
                TypeRef::named_nn("Boolean"),
                "Whether the list has nodes before this page.",
            ))
            .field(field(
                "startCursor",
                maybe("String"),
                "The cursor of the first node, for `before`; `null` on an empty page.",
            ))
            .field(field(
                "endCursor",
                maybe("String"),
                "The cursor of the last node, for `after`; `null` on an empty page.",
            ));
        self.register(info);
        let date = Scalar::new("PartialDate")
            .description("A date as far as it is known: a year, a month or a day, such as `\"2017\"`, `\"2017-04\"` or `\"2017-04-03\"` (EDTF level 0). Never padded to more than is known. As `activeOn` a year or month means some day of it.")
            .specified_by_url("https://www.loc.gov/standards/datetime/");
        self.register(date);
        let any = Scalar::new(ANY)
            .description("A node as gateways of a federation name it: its type and its id, `{__typename: \"Agency\", id: \"agency:iom\"}`. What else it has is passed over.");
        self.register(any);
        self.register(federation::service());
        let choice = |name, doc, items: &[(&str, &str)]| {
            items.iter().fold(Enum::new(name).description(doc), |all: Enum, (name, doc)| {
                all.item(EnumItem::new(*name).description(*doc))
            })
        };
        self.register(choice(
            "OrderDirection",
            "Which end of a list comes first.",
            &[
                ("ASC", "From the smallest, the earliest, the first of the vocabulary."),
                ("DESC", "The other way round."),
            ],
        ));
        self.register(choice(
            bound::NAME,
            "How a condition is taken, given that not everything is recorded: a relation may lead to rows that are not, and a \
             value that is missing may be any. Days of `activeOn` are taken as recorded.",
            &bound::WORDS,
        ));
        self.register(choice(
            "OrderNulls",
            "Where nodes without a value stand, whatever the direction.",
            &[("FIRST", "Before all others."), ("LAST", "Behind all others.")],
        ));
        for name in std::mem::take(&mut self.relations) {
            self.relation(&name);
        }
        for name in std::mem::take(&mut self.counts) {
            let order = InputObject::new(format!("{name}CountOrder"))
                .description("How often a relation leads somewhere.")
                .field(input(
                    "where",
                    maybe(format!("{name}Filter")),
                    "Only those that meet this are counted; left out: all.",
                ));
            self.register(order);
        }
        self.value_filters();
        for words in std::mem::take(&mut self.words).into_values() {
            let items = words.values.iter().map(|word| EnumItem::new(&word.name).description(word.doc));
            self.register(Enum::new(&words.name).description(words.doc).items(items));
        }
    }
}
