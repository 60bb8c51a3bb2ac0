//! The table: types, their fields, and how each is read.

use crate::{
    graph::{graph::Graph, sort_key::SortKey},
    table::{
        ask::Ask,
        cell::{Cell, Type},
        given::{Argument, Given},
        knowledge::Known,
        refusal::{Flow, Refusal},
        row::Item,
    },
};
use entity::{kind::Kind, partial_date::PartialDate};
use std::{any::Any, collections::HashMap};

/// Reads one value of a row.
pub type ReadCell = Box<dyn for<'g> Fn(&Item<'g>) -> Cell<'g> + Send + Sync>;
/// Goes through the values of a row.
pub type WalkCells = Box<dyn for<'g> Fn(&Item<'g>, &mut dyn FnMut(Cell<'g>) -> Flow) -> Flow + Send + Sync>;
/// Reads one text of a row, as arguments ask for it.
pub type TellCell = Box<dyn for<'g> Fn(&Item<'g>, &Arguments) -> Cell<'g> + Send + Sync>;
/// Reads the row that a row leads to.
pub type ReadItem = Box<dyn for<'g> Fn(&Item<'g>) -> Option<Item<'g>> + Send + Sync>;
/// Goes through the rows that a row leads to.
pub type WalkItems = Box<dyn for<'g> Fn(&Item<'g>, &mut dyn FnMut(Item<'g>) -> Flow) -> Flow + Send + Sync>;
/// Computes rows from a row and arguments.
pub type AskItems =
    Box<dyn for<'g> Fn(&Item<'g>, &Arguments, &Ask<'_, 'g>) -> Result<Vec<Item<'g>>, Refusal> + Send + Sync>;
/// Reads the arguments of a field, or declares them.
pub type ReadArguments = Box<dyn Fn(&mut Given<'_>) -> Result<Box<Arguments>, Refusal> + Send + Sync>;
/// The arguments of a field, as its declaration has read them.
pub type Arguments = dyn Any + Send + Sync;
/// Whether a row was active on a date.
pub type IsActive = Box<dyn for<'g> Fn(&Item<'g>, PartialDate) -> bool + Send + Sync>;
/// Where a row stands when no order is asked for.
pub type Place = Box<dyn for<'g> Fn(&Item<'g>) -> Vec<SortKey<'g>> + Send + Sync>;

/// Goes through the rows on which something rests, each on a day or ever.
pub type WalkTellers = Box<dyn for<'g> Fn(&Item<'g>, &mut Tellers<'_, 'g>) + Send + Sync>;
/// What is done with each of these rows.
pub type Tellers<'a, 'g> = dyn FnMut(Item<'g>, Option<PartialDate>) + 'a;
/// Finds the rows that were looked at for computed rows, on a day or ever.
pub type LookAt =
    Box<dyn for<'g> Fn(&Item<'g>, &Arguments, &Ask<'_, 'g>) -> Result<LookedAt<'g>, Refusal> + Send + Sync>;
/// The rows that were looked at, and the day.
pub type LookedAt<'g> = (Vec<Item<'g>>, Option<PartialDate>);

/// How a field is read.
pub enum Read {
    /// A value.
    Cell {
        /// Its type.
        ty: Type,
        /// Whether it may be unknown or absent.
        nullable: bool,
        /// Reads it.
        read: ReadCell,
    },
    /// A text that depends on arguments.
    Told {
        /// Reads the arguments.
        arguments: ReadArguments,
        /// Reads the text.
        tell: TellCell,
    },
    /// A list of values.
    Cells {
        /// Their type.
        ty: Type,
        /// Goes through them.
        walk: WalkCells,
    },
    /// A single row.
    One {
        /// The name of its type.
        to: &'static str,
        /// Whether there may be none.
        nullable: bool,
        /// Reads it.
        read: ReadItem,
    },
    /// A list of rows.
    Many {
        /// The name of their type.
        to: &'static str,
        /// Whether it is given in pages, because it can grow with the data set.
        paged: bool,
        /// Goes through them.
        walk: WalkItems,
    },
    /// Rows that are computed, from arguments or from the whole graph.
    Asked {
        /// The name of their type.
        to: &'static str,
        /// What comes of them.
        shape: Asked,
        /// Reads the arguments.
        arguments: ReadArguments,
        /// Computes the rows.
        ask: AskItems,
        /// How many there can be.
        most: Most,
        /// Whether it takes no longer than a look-up.
        at_once: bool,
    },
    /// Groups of a kind.
    Groups {
        /// The name of the kind.
        of: &'static str,
    },
}

/// What comes of computed rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// One row, or none.
    Maybe,
    /// Always one row.
    One,
    /// A list of them all.
    List,
    /// A list with a place for each thing asked for, be it there or not.
    Places,
    /// A list in pages.
    Pages,
}

/// How many rows a computed list can have at most; what a question costs is counted with it.
#[derive(Clone, Copy)]
pub enum Most {
    /// As many as the rows of a kind, or another number that the graph knows.
    Of(fn(&Extents<'_>) -> usize),
    /// So many.
    Fixed(usize),
    /// As many as the argument asks for.
    Asked(fn(&Arguments) -> usize),
}

/// What the graph knows of its own size.
pub struct Extents<'g> {
    /// The graph.
    pub graph: &'g Graph,
    /// How many actions at most are of one kind of work, and how many kinds of work there are.
    pub work: (usize, usize),
    /// How many actions at most an agency has of one kind of work, and how many kinds of work.
    pub profile: (usize, usize),
    /// How many facts at most join two agencies themselves, and how many through a parent or a part.
    pub ties: (usize, usize),
    /// How many measures at most an instrument has of one type.
    pub cell: usize,
    /// How many measures at most are of one type, and how many types there are.
    pub measures: (usize, usize),
    /// How many measures are saving clauses.
    pub saving_clauses: usize,
    /// How many outputs at most are of one topic, and how many topics and crimes there are.
    pub topics: (usize, usize),
    /// How many agencies at most a network has, and how many years it has been there at most.
    pub members: (usize, usize),
    /// How many pages at most a fact rests on.
    pub citations: usize,
    /// How many offices at most a member of a network held that is not an agency.
    pub offices: usize,
}

/// One field: what the type shows, and with it what can be filtered, ordered and grouped by.
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it says.
    pub doc: &'static str,
    /// Its number among the fields of all types.
    pub number: usize,
    /// How it is read.
    pub read: Read,
    /// Whether the type shows it.
    pub shown: bool,
    /// Whether it can be filtered by.
    pub filtered: bool,
    /// Whether it can be put in order by.
    pub ordered: bool,
    /// The dimension's name and description; a date is grouped by its year.
    pub grouped: Option<(&'static str, &'static str)>,
    /// Of a text: whether it is put in order byte by byte.
    pub exact: bool,
    /// Where its values stand, where that is not seen from themselves.
    pub sorted: Option<Place>,
    /// Whether the walk leads to the rows in another order than their own, because they are reached through a third.
    pub unsorted: bool,
    /// Of a list of what is not a node: how many rows there can be; of nodes it is counted.
    pub most: Option<fn(&Extents<'_>) -> usize>,
    /// Whether its rows are shown elsewhere, too, or are of other times: their words are not counted here.
    pub uncounted: bool,
    /// The relation of the far end that leads back, by which a selective condition is asked without going through all.
    pub back: Option<&'static str>,
    /// What tells how far it is known; of a kind nothing, where it does not say.
    pub known: Option<Known>,
    /// Of a value of computed rows: on whose relations it rests. A truth that holds is shown by facts, and rests on none.
    pub rests: Vec<Rests>,
    /// Of computed rows: who was looked at for them, so that all of them rest on these.
    pub looked: Vec<Looked>,
}

impl Field {
    /// The description without its remarks: what the filter, the order and the group say of it.
    pub fn brief(&self) -> &'static str {
        // What only some rows have is said of them first: `Of a database: …`.
        let of_some = self.doc.strip_prefix("Of ").and_then(|_| self.doc.find(": ")).map_or(0, |end| end + 1);
        let rest = &self.doc[of_some..];
        let end = rest.find([';', ':', ',']).into_iter().chain(rest.find(". ")).min();
        self.doc[..of_some + end.unwrap_or(rest.len())].trim_end_matches('.')
    }

    /// The type that it leads to, where it leads to rows.
    pub fn leads_to(&self) -> Option<&'static str> {
        match self.read {
            Read::One { to, .. } | Read::Many { to, .. } | Read::Asked { to, .. } => Some(to),
            Read::Cell { .. } | Read::Told { .. } | Read::Cells { .. } | Read::Groups { .. } => None,
        }
    }
}

/// What makes a type one of the sixteen kinds: all of its rows can be reached by their place.
pub struct Stock {
    /// The kind.
    pub kind: Kind,
    /// How many rows there are.
    pub count: fn(&Graph) -> usize,
    /// The row at a place of the default order.
    pub at: for<'g> fn(&'g Graph, usize) -> Item<'g>,
    /// The place of a row.
    pub place: fn(&Item<'_>) -> usize,
    /// The place of the row with a slug or, in a kind without slugs, none.
    pub by_slug: fn(&Graph, &str) -> Option<usize>,
    /// The place of the row with a global id.
    pub by_id: fn(&Graph, &str) -> Option<usize>,
}

/// One type of the schema.
pub struct Object {
    /// Its name.
    pub name: String,
    /// What it is.
    pub doc: String,
    /// What many of them are called; for kinds, the name of the list of all.
    pub plural: &'static str,
    /// The interfaces that it is of.
    pub interfaces: &'static [&'static str],
    /// Whether it is an interface itself, or a union.
    pub is_interface: bool,
    /// Whether it is the union of all kinds, which has no fields of its own.
    pub is_union: bool,
    /// Its fields.
    pub fields: Vec<Field>,
    /// Where a row stands when no order is asked for; without it there are no pages of them.
    pub place: Option<Place>,
    /// Whether a row was active on a date, of what has a beginning and an end.
    pub is_active: Option<IsActive>,
    /// Of one of the sixteen kinds: how all of its rows are reached.
    pub stock: Option<Stock>,
    /// Of computed rows: on whose relations a row rests.
    pub rests: Vec<Rests>,
}

/// On whose relations a row rests, or a value of it: what is not recorded there could change it.
pub struct Rests {
    /// The type of those whose relations they are.
    pub of: &'static str,
    /// The relations.
    pub relations: &'static [&'static str],
    /// Goes through those of one row.
    pub walk: WalkTellers,
}

/// Who was looked at for computed rows, and in what.
pub struct Looked {
    /// The type of those whose relations they are.
    pub of: &'static str,
    /// The relations.
    pub relations: &'static [&'static str],
    /// Finds them.
    pub at: LookAt,
}

impl Object {
    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whether rows can be filtered by something.
    pub fn has_filter(&self) -> bool {
        self.fields.iter().any(|field| field.filtered)
    }

    /// Whether rows can be put in order by something.
    pub fn has_order(&self) -> bool {
        self.place.is_some() && self.fields.iter().any(|field| field.ordered)
    }

    /// Whether rows can be grouped by something.
    pub fn has_groups(&self) -> bool {
        self.fields.iter().any(|field| field.grouped.is_some())
    }
}

/// All types.
pub struct Table {
    objects: Vec<Object>,
    by_name: HashMap<String, usize>,
    /// By number of a field: which type it is of.
    owners: Vec<usize>,
}

impl Table {
    /// The table of these types. What is wrong in their declarations is found here.
    ///
    /// # Panics
    ///
    /// Where two types or two fields of a type have one name, or a field leads to a type that is not declared.
    pub fn new(mut objects: Vec<Object>) -> Self {
        let mut by_name = HashMap::new();
        for (at, object) in objects.iter().enumerate() {
            let known = by_name.insert(object.name.clone(), at);
            assert!(known.is_none(), "{} is declared twice", object.name);
        }
        let mut owners = Vec::new();
        for (at, object) in objects.iter_mut().enumerate() {
            for field in &mut object.fields {
                field.number = owners.len();
                owners.push(at);
            }
        }
        let table = Table { objects, by_name, owners };
        table.check();
        table
    }

    fn check(&self) {
        for object in &self.objects {
            self.check_rests(object);
            for (at, field) in object.fields.iter().enumerate() {
                let name = format!("{}.{}", object.name, field.name);
                let dimension = field.grouped.map(|(name, _)| name);
                let twin = object.fields[..at].iter().find(|other| {
                    let shares_name = other.name == field.name && (other.shown || other.filtered || other.ordered);
                    shares_name && (field.shown || field.filtered || field.ordered)
                        || dimension.is_some() && other.grouped.map(|(name, _)| name) == dimension
                });
                assert!(twin.is_none(), "{name} is declared twice");
                let is_list = matches!(field.read, Read::Many { .. });
                let counted = object.stock.is_some()
                    || object.is_interface
                    || object.name == "Query"
                    || object.name.ends_with("Group");
                assert!(!is_list || counted || field.most.is_some(), "{name} does not say how many there can be");
                let Some(to) = field.leads_to() else { continue };
                let target = self.object(to).unwrap_or_else(|| panic!("{name} leads to {to}, which is not declared"));
                if let Read::Many { paged: true, .. } | Read::Asked { shape: Asked::Pages, .. } = field.read {
                    assert!(target.place.is_some(), "{name} is in pages, and {to} has no order of its own");
                }
                if let Some(back) = field.back {
                    let leads = target.field(back).and_then(Field::leads_to);
                    assert!(leads == Some(&object.name), "{name} leads back by {to}.{back}, which does not lead there");
                }
                self.check_known(&name, field);
            }
        }
    }

    /// Every type, in the order of their declaration.
    pub fn objects(&self) -> impl Iterator<Item = &Object> {
        self.objects.iter()
    }

    /// The type of this name.
    pub fn object(&self, name: &str) -> Option<&Object> {
        self.by_name.get(name).map(|at| &self.objects[*at])
    }

    /// The type that a field leads to.
    pub fn target(&self, to: &str) -> &Object {
        self.object(to).expect("the table was checked")
    }

    /// The type whose filter is that of this type: what is of any kind is filtered by what all facts have.
    pub fn filtered_as(&self, to: &str) -> &Object {
        match self.target(to) {
            object if object.is_interface => self.target("Fact"),
            object => object,
        }
    }

    /// The types that a row of this type can be of.
    pub fn possible<'t>(&'t self, name: &'t str) -> impl Iterator<Item = &'t Object> {
        let of =
            move |object: &&Object| !object.is_interface && (object.name == name || object.interfaces.contains(&name));
        let kinds = self.object(name).is_some_and(|object| object.is_union);
        self.objects.iter().filter(move |object| if kinds { object.stock.is_some() } else { of(object) })
    }

    /// How many fields there are in all.
    pub fn field_count(&self) -> usize {
        self.owners.len()
    }

    /// The field of a number.
    pub fn field(&self, number: usize) -> &Field {
        let fields = &self.objects[self.owners[number]].fields;
        // Those of a type have one number after the other.
        &fields[number - fields[0].number]
    }

    /// The type that a field is of, and its name: `Instrument.ratifications`.
    pub fn name_of(&self, field: &Field) -> String {
        format!("{}.{}", self.objects[self.owners[field.number]].name, field.name)
    }

    /// The arguments of a computed field, as it declares them.
    pub fn arguments(arguments: &ReadArguments) -> Vec<Argument> {
        Given::declared(arguments)
    }
}
