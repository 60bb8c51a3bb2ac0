//! A checked operation as a plan: fields merged, fragments resolved, arguments read, ready to be walked.
//!
//! A selection of one type, met on several ways, is planned once. Interfaces inside each other can still make many of a
//! small document, so that they are counted, and the values of arguments too, before they are copied.

use crate::{
    answer::{
        document::{Checked, location},
        error::{Code, Error, MAXIMUM_ERRORS},
        federation::{self, Service},
        introspection::Described,
        variables::{self, literal},
    },
    query::{order::Sense, page::PageArguments},
    table::{
        bound::Bound,
        cell::{self, Type},
        condition::Filter,
        given::{self, Given},
        group::Grouping,
        object::{
            Arguments, AskItems, Asked, Field as TableField, IsActive, Looked, Most, Object, Read, ReadArguments,
            ReadCell, ReadItem, Table, TellCell, WalkCells, WalkItems,
        },
        order::{self, Key},
        refusal::Refusal,
    },
};
use apollo_compiler::{
    Node,
    executable::{Argument, DirectiveList, Field, Operation, OperationType, Selection as Selected, SelectionSet},
    parser::SourceSpan,
};
use entity::partial_date::PartialDate;
use rustc_hash::FxBuildHasher;
use serde_json::{Map, Value};
use std::{cell::Cell, collections::HashMap, sync::Arc};

/// How many selections of one type a plan may have.
pub const MAXIMUM_SELECTIONS: usize = 20_000;
/// How many values the arguments of a question may have, variables filled in at each place where they stand.
pub const MAXIMUM_VALUES: usize = 20_000;
/// How many conditions a question may have that lead to other rows; what is known of each row is kept for each of them.
pub const MAXIMUM_DEAR: usize = 1_000;

/// How many bytes a selection takes with the list that leads to it, a field, and a value of an argument: measured with
/// many plans, 4.2 kB for one of ten fields, 8 kB for four lists in each other.
const SELECTION_BYTES: usize = 900;
const STEP_BYTES: usize = 240;
const VALUE_BYTES: usize = 200;

/// What is to be written.
pub struct Plan {
    /// The fields of the root.
    pub root: Arc<Selection>,
    /// How many values its arguments have.
    pub values: usize,
    /// How many selections it has, and how many fields they have together.
    size: (usize, usize),
    /// Whether it writes what the schema says of itself.
    pub describes: bool,
}

impl Plan {
    /// How many bytes of memory it takes, about.
    pub fn bytes(&self) -> u64 {
        let (selections, steps) = self.size;
        (SELECTION_BYTES * selections + STEP_BYTES * steps + VALUE_BYTES * self.values) as u64
    }
}

/// What to write of a row of one type.
pub struct Selection {
    /// Its number in the plan.
    pub number: usize,
    /// The type.
    pub object: &'static Object,
    /// The fields, in the order of the answer.
    pub steps: Vec<Step>,
    /// Whether what is written of a row leads to others, so that it is worth remembering.
    pub deep: bool,
}

/// One field of an answer.
pub struct Step {
    /// Its name in the answer.
    pub name: Box<str>,
    /// `,"name":`, ready to be written.
    pub key: Box<str>,
    /// What to write.
    pub what: What,
    /// Where it stands in the document.
    pub span: Option<SourceSpan>,
}

/// What to write of a field.
pub enum What {
    /// The name of the type.
    Typename(Box<str>),
    /// A value.
    Cell(&'static ReadCell, Type),
    /// A value that rests on relations of others.
    Resting(&'static TableField, &'static ReadCell, Type),
    /// A text, with what it is asked with.
    Told(&'static TellCell, Box<Arguments>),
    /// A list of values.
    Cells(&'static WalkCells, Type),
    /// A single row.
    One(&'static TableField, &'static ReadItem, Shape),
    /// A list of rows.
    List {
        /// The field, whose rows are counted.
        field: &'static TableField,
        /// The type that it is a field of.
        owner: &'static Object,
        /// Goes through them.
        walk: &'static WalkItems,
        /// On which date they must have been active.
        active: Option<(&'static IsActive, PartialDate)>,
        /// What to write of each.
        shape: Shape,
    },
    /// A list in pages.
    Page(Box<Page>),
    /// Computed rows.
    Asked {
        /// How they are shown.
        shape: Asked,
        /// Computes them.
        ask: Computed,
        /// What to write of each.
        of: Shape,
    },
    /// Groups.
    Groups(Box<Groups>),
    /// What the schema says of itself.
    Introspection(Box<Described>),
    /// The schema as a subgraph.
    Service(Service),
}

impl What {
    /// Whether it is a value, and leads to no further rows.
    fn is_value(&self) -> bool {
        matches!(self, What::Typename(_) | What::Cell(..) | What::Resting(..) | What::Told(..) | What::Cells(..))
    }
}

/// How rows are computed.
pub struct Computed {
    /// Computes them.
    pub ask: &'static AskItems,
    /// With these arguments.
    pub arguments: Box<Arguments>,
    /// How many there can be.
    pub most: Most,
    /// Whether it takes no longer than a look-up.
    pub at_once: bool,
    /// Who is looked at for them, where they rest on that.
    pub looked: &'static [Looked],
}

/// What to write of a row whose type is known, or is one of several.
#[derive(Clone)]
pub enum Shape {
    /// It is known.
    Of(Arc<Selection>),
    /// It is one of several.
    By(Arc<[(&'static str, Arc<Selection>)]>),
}

/// A list in pages.
pub struct Page {
    /// Where its rows come from.
    pub from: From,
    /// The type of its rows.
    pub object: &'static Object,
    /// On which date they must have been active.
    pub active: Option<(&'static IsActive, PartialDate)>,
    /// What they must meet.
    pub filter: Option<Filter>,
    /// What they are put in order by.
    pub order: Vec<Key>,
    /// Which of them are shown.
    pub arguments: PageArguments,
    /// The field with its arguments, for cursors.
    pub list: String,
    /// Whether only the first rows are asked for, in their own order, and nothing of how many there are.
    pub only_first: bool,
    /// Whether the walk leads to the rows in another order than their own.
    pub unsorted: bool,
    /// Whether what is in it can rest on something that is not recorded, and whether the keys of its order can.
    pub rests: (bool, bool),
    /// Whether who stands first in it rests on the rows that are not recorded.
    pub ranks: bool,
    /// What to write.
    pub parts: Vec<(Box<str>, Box<str>, Part)>,
}

impl Page {
    /// How the keys of its order count.
    pub fn senses(&self) -> Vec<Sense> {
        self.order.iter().map(|key| key.sense).collect()
    }
}

/// Where the rows of a page come from.
pub enum From {
    /// From a walk.
    Walk {
        /// The field.
        field: &'static TableField,
        /// The type that it is a field of.
        owner: &'static Object,
        /// Goes through them.
        walk: &'static WalkItems,
    },
    /// They are computed.
    Asked(Computed),
}

/// One part of a page.
pub enum Part {
    /// The name of its type.
    Typename(Box<str>),
    /// The rows.
    Nodes(Shape),
    /// The rows with their cursors.
    Edges(Vec<(Box<str>, Box<str>, EdgePart)>),
    /// Where the page stands.
    Info(Vec<(Box<str>, Box<str>, InfoPart)>),
    /// How many rows there are.
    TotalCount,
}

/// One part of an edge.
pub enum EdgePart {
    /// The name of its type.
    Typename(Box<str>),
    /// The row.
    Node(Shape),
    /// Its cursor.
    Cursor,
}

/// One part of the place of a page.
pub enum InfoPart {
    /// The name of its type.
    Typename,
    /// Whether there is more behind it.
    HasNext,
    /// Whether there is more before it.
    HasPrevious,
    /// The cursor of its first row.
    Start,
    /// The cursor of its last row.
    End,
}

/// Groups of a kind.
pub struct Groups {
    /// The list of all.
    pub walk: &'static WalkItems,
    /// The kind.
    pub object: &'static Object,
    /// What rows must meet.
    pub filter: Option<Filter>,
    /// How they are grouped.
    pub grouping: Grouping,
    /// What to write of each group.
    pub shape: Shape,
}

/// The plan of an operation, with the values of its variables.
pub fn plan(
    table: &'static Table,
    document: &Checked,
    operation: &Operation,
    variables: &Map<String, Value>,
    today: PartialDate,
) -> Result<Plan, Vec<Error>> {
    let mut compiler = Compiler {
        table,
        document,
        variables,
        today,
        values: 0,
        wrong_directive: Cell::new(false),
        memos: 0,
        planned: HashMap::default(),
        selections: 0,
        steps: 0,
        described: 0,
        errors: Vec::new(),
    };
    let root = match operation.operation_type {
        OperationType::Subscription => "Subscription",
        OperationType::Query | OperationType::Mutation => "Query",
    };
    let root = compiler.selection(table.target(root), vec![&operation.selection_set]);
    if compiler.memos > MAXIMUM_DEAR {
        let message = format!(
            "the filters have {} conditions on related rows that lead on to others; the limit is {MAXIMUM_DEAR}",
            compiler.memos
        );
        compiler.errors.push(Error::new(Code::QueryTooComplex, message));
    }
    if compiler.wrong_directive.get() {
        let message = "the `if` of `@skip` and `@include` must be true or false, but is null";
        compiler.errors.push(Error::new(Code::BadUserInput, message));
    }
    match compiler.errors.is_empty() {
        true => Ok(Plan {
            root,
            values: compiler.values,
            size: (compiler.selections, compiler.steps),
            describes: compiler.described > 0,
        }),
        false => Err(compiler.errors),
    }
}

pub(super) struct Compiler<'d> {
    pub(super) table: &'static Table,
    document: &'d Checked,
    variables: &'d Map<String, Value>,
    today: PartialDate,
    /// How many values its arguments have.
    values: usize,
    /// Whether a directive was neither true nor false.
    wrong_directive: Cell<bool>,
    /// How many conditions are worth remembering.
    memos: usize,
    /// What was planned by now: of which sets, on which type.
    planned: HashMap<(Vec<*const SelectionSet>, &'static str), Arc<Selection>, FxBuildHasher>,
    selections: usize,
    steps: usize,
    /// How many values of the schema are asked for.
    pub(super) described: u64,
    errors: Vec<Error>,
}

/// The fields of one name in the answer, merged.
pub(super) struct Merged<'d> {
    pub(super) name: &'d str,
    pub(super) field: &'d Node<Field>,
    pub(super) sets: Vec<&'d SelectionSet>,
}

/// The type whose fields are collected: an object of the table, or one of the four that every list has.
pub(super) struct Applies<'a> {
    pub(super) name: &'a str,
    pub(super) interfaces: &'a [&'static str],
}

impl<'d> Compiler<'d> {
    /// The fields that apply to a type, in the order of their first appearance (CollectFields of the specification).
    pub(super) fn collect(&self, on: &Applies<'_>, sets: &[&'d SelectionSet]) -> Vec<Merged<'d>> {
        let (mut all, mut places) = (Vec::new(), HashMap::default());
        for set in sets {
            self.collect_set(on, set, &mut all, &mut places);
        }
        all
    }

    fn collect_set(
        &self,
        on: &Applies<'_>,
        set: &'d SelectionSet,
        all: &mut Vec<Merged<'d>>,
        places: &mut HashMap<&'d str, usize, FxBuildHasher>,
    ) {
        // What the union of all kinds may stand on is of a kind.
        let applies = |name: &str| name == on.name || on.interfaces.contains(&name) || name == federation::ENTITY;
        for selected in &set.selections {
            let (on_type, inner) = match selected {
                Selected::Field(field) if self.wanted(&field.directives) => {
                    let name = field.response_key().as_str();
                    let at = *places.entry(name).or_insert_with(|| {
                        all.push(Merged { name, field, sets: Vec::new() });
                        all.len() - 1
                    });
                    all[at].sets.push(&field.selection_set);
                    continue;
                }
                Selected::InlineFragment(fragment) if self.wanted(&fragment.directives) => {
                    (fragment.type_condition.as_ref(), &fragment.selection_set)
                }
                Selected::FragmentSpread(spread) if self.wanted(&spread.directives) => {
                    match self.document.fragments.get(&spread.fragment_name) {
                        Some(fragment) => (Some(&fragment.selection_set.ty), &fragment.selection_set),
                        None => continue,
                    }
                }
                _ => continue,
            };
            if on_type.is_none_or(|name| applies(name)) {
                self.collect_set(on, inner, all, places);
            }
        }
    }

    fn wanted(&self, directives: &DirectiveList) -> bool {
        let says = |name: &str| {
            let value = directives.get(name)?.specified_argument_by_name("if")?;
            let says = literal(value, self.variables).and_then(|value| value.as_bool());
            self.wrong_directive.set(self.wrong_directive.get() || says.is_none());
            says
        };
        says("skip") != Some(true) && says("include") != Some(false)
    }

    fn selection(&mut self, object: &'static Object, sets: Vec<&'d SelectionSet>) -> Arc<Selection> {
        let key = (sets.iter().map(|set| std::ptr::from_ref(*set)).collect(), object.name.as_str());
        if let Some(planned) = self.planned.get(&key) {
            return Arc::clone(planned);
        }
        let mut steps = Vec::new();
        let mut fields = self.collect(&Applies { name: &object.name, interfaces: object.interfaces }, &sets);
        if self.selections == MAXIMUM_SELECTIONS {
            let message = format!(
                "the document makes more than {MAXIMUM_SELECTIONS} selections, each on an interface counted once for \
                 each of its types; ask for less on interfaces"
            );
            self.errors.push(Error::new(Code::QueryTooComplex, message));
        }
        if self.selections >= MAXIMUM_SELECTIONS || self.errors.len() >= MAXIMUM_ERRORS {
            fields.clear();
        }
        for merged in fields {
            let span = merged.field.name.location();
            match self.what(object, &merged) {
                Ok(what) => steps.push(Step { name: merged.name.into(), key: key_of(merged.name), what, span }),
                Err(refusal) => {
                    let place = span.and_then(|span| location(span, &self.document.sources));
                    self.errors.push(Error::of(refusal).at(place));
                }
            }
        }
        let deep = !steps.iter().all(|step| step.what.is_value());
        self.selections += 1;
        self.steps += steps.len();
        let selection = Arc::new(Selection { number: self.selections, object, steps, deep });
        self.planned.insert(key, Arc::clone(&selection));
        selection
    }

    fn shape(&mut self, to: &'static str, sets: Vec<&'d SelectionSet>) -> Shape {
        match self.table.target(to) {
            object if object.is_interface => {
                let possible: Vec<&'static Object> = self.table.possible(to).collect();
                Shape::By(possible.into_iter().map(|of| (of.name.as_str(), self.selection(of, sets.clone()))).collect())
            }
            object => Shape::Of(self.selection(object, sets)),
        }
    }

    pub(super) fn arguments(&self, field: &Field) -> Map<String, Value> {
        let argument =
            |argument: &Node<Argument>| Some((argument.name.to_string(), literal(&argument.value, self.variables)?));
        field.arguments.iter().filter_map(argument).collect()
    }

    /// Refuses arguments that are too many or null where they must be given. Nothing is copied of them before.
    fn check_arguments(&mut self, field: &Field) -> Result<(), Refusal> {
        for argument in &field.arguments {
            if self.values <= MAXIMUM_VALUES {
                self.values += variables::size(&argument.value, self.variables);
            }
        }
        if self.values > MAXIMUM_VALUES {
            return Err(Refusal::TooLarge(format!(
                "the arguments have more than {MAXIMUM_VALUES} values altogether (a long text counts as several)"
            )));
        }
        for known in &field.definition.arguments {
            let given = field.arguments.iter().find(|argument| argument.name == known.name);
            if let Some(value) = given.and_then(|given| literal(&given.value, self.variables)) {
                variables::check_nulls(&known.ty, &value, &known.name)?;
            }
        }
        Ok(())
    }

    fn what(&mut self, object: &'static Object, merged: &Merged<'d>) -> Result<What, Refusal> {
        let name = merged.field.name.as_str();
        if name == "__typename" {
            return Ok(What::Typename(object.name.as_str().into()));
        }
        self.check_arguments(merged.field)?;
        if name == federation::SERVICE {
            return Ok(What::Service(self.service(merged)));
        }
        if name.starts_with("__") {
            return Ok(What::Introspection(Box::new(self.described(merged)?)));
        }
        let field = object
            .field(name)
            .filter(|field| field.shown)
            .ok_or_else(|| Refusal::Input(format!("`{}` has no field `{name}`", object.name)))?;
        let sets = merged.sets.clone();
        Ok(match &field.read {
            Read::Cell { ty, read, .. } if field.rests.is_empty() => What::Cell(read, *ty),
            Read::Cell { ty, read, .. } => What::Resting(field, read, *ty),
            Read::Told { arguments, tell } => What::Told(tell, self.asked(merged.field, arguments)?),
            Read::Cells { ty, walk } => What::Cells(walk, *ty),
            Read::One { to, read, .. } => What::One(field, read, self.shape(to, sets)),
            Read::Many { to, paged: false, walk } => {
                let active = active(self.table.target(to), &self.arguments(merged.field))?;
                What::List { field, owner: object, walk, active, shape: self.shape(to, sets) }
            }
            Read::Many { to, walk, .. } => {
                let from = From::Walk { field, owner: object, walk };
                What::Page(Box::new(self.page(to, merged, from)?))
            }
            Read::Asked { to, shape: Asked::Pages, arguments, ask, most, at_once } => {
                let (arguments, looked) = (self.asked(merged.field, arguments)?, field.looked.as_slice());
                let from = From::Asked(Computed { ask, arguments, most: *most, at_once: *at_once, looked });
                What::Page(Box::new(self.page(to, merged, from)?))
            }
            Read::Asked { to, shape, arguments, ask, most, at_once } => {
                let (arguments, looked) = (self.asked(merged.field, arguments)?, field.looked.as_slice());
                What::Asked {
                    shape: *shape,
                    ask: Computed { ask, arguments, most: *most, at_once: *at_once, looked },
                    of: self.shape(to, sets),
                }
            }
            Read::Groups { of } => {
                let kind = self.table.target(of);
                let Some(Read::Many { walk, .. }) = object.field(kind.plural).map(|field| &field.read) else {
                    return Err(Refusal::Input(format!("there is no list of {}", kind.plural)));
                };
                let given = self.arguments(merged.field);
                let grouping = Grouping::new(self.table, kind, &given, list_name(name, &given), &mut self.memos)?;
                let filter = self.filter(kind, &given)?;
                let group: &'static Object = self.table.target(&format!("{of}Group"));
                let shape = Shape::Of(self.selection(group, sets));
                What::Groups(Box::new(Groups { walk, object: kind, filter, grouping, shape }))
            }
        })
    }

    fn asked(&mut self, field: &Field, read: &'static ReadArguments) -> Result<Box<Arguments>, Refusal> {
        let values = self.arguments(field);
        let mut given = Given::new(self.table, &values, self.today, &mut self.memos);
        read(&mut given)
    }

    fn filter(&mut self, object: &'static Object, given: &Map<String, Value>) -> Result<Option<Filter>, Refusal> {
        let filter = given.get("where").filter(|given| !given.is_null());
        let filter =
            filter.map(|given| Filter::new(self.table, object, "where", given, &mut self.memos)).transpose()?;
        Bound::applied(given.get("bound"), filter)
    }

    fn page(&mut self, to: &'static str, merged: &Merged<'d>, from: From) -> Result<Page, Refusal> {
        let object = self.table.target(to);
        let given = self.arguments(merged.field);
        let arguments = given::page(&given)?;
        let active = match from {
            From::Walk { .. } => active(object, &given)?,
            // The day of an analysis is an argument of its own.
            From::Asked(_) => None,
        };
        // Computed lists read `where` themselves where they have no filter.
        let filter = match self.table.filtered_as(to) {
            filtered if filtered.has_filter() => self.filter(filtered, &given)?,
            _ => None,
        };
        let keys = given.get("orderBy").map_or(&[][..], given::items);
        let key = |given: &Value| Key::new(self.table, object, "orderBy", given, &mut self.memos);
        order::check_count(keys.len())?;
        let order: Vec<Key> = keys.iter().map(key).collect::<Result<_, _>>()?;
        let list = list_name(merged.field.name.as_str(), &given);
        let name = format!("{to}Connection");
        let mut parts = Vec::new();
        for part in self.collect(&Applies { name: &name, interfaces: &[] }, &merged.sets) {
            let what = match part.field.name.as_str() {
                "nodes" => Part::Nodes(self.shape(to, part.sets)),
                "totalCount" => Part::TotalCount,
                "edges" => Part::Edges(self.edges(to, &part.sets)),
                "pageInfo" => Part::Info(self.info(&part.sets)),
                _ => Part::Typename(name.as_str().into()),
            };
            parts.push((part.name.into(), key_of(part.name), what));
        }
        let unsorted = matches!(from, From::Walk { field, .. } if field.unsorted);
        let of_list = |part: &Part| matches!(part, Part::TotalCount | Part::Info(_));
        let from_start = arguments.last.is_none() && arguments.before.is_none();
        let only_first = from_start && order.is_empty() && !unsorted && !parts.iter().any(|(_, _, part)| of_list(part));
        let rests = filter.as_ref().is_some_and(|filter| filter.rests(true));
        let cut_rests = order.iter().any(Key::rests);
        let ranks = order.iter().any(Key::ranks);
        Ok(Page {
            from,
            object,
            active,
            filter,
            order,
            arguments,
            list,
            only_first,
            unsorted,
            rests: (rests, cut_rests),
            ranks,
            parts,
        })
    }

    fn edges(&mut self, to: &'static str, sets: &[&'d SelectionSet]) -> Vec<(Box<str>, Box<str>, EdgePart)> {
        let name = format!("{to}Edge");
        let mut parts = Vec::new();
        for part in self.collect(&Applies { name: &name, interfaces: &[] }, sets) {
            let what = match part.field.name.as_str() {
                "node" => EdgePart::Node(self.shape(to, part.sets)),
                "cursor" => EdgePart::Cursor,
                _ => EdgePart::Typename(name.as_str().into()),
            };
            parts.push((part.name.into(), key_of(part.name), what));
        }
        parts
    }

    fn info(&self, sets: &[&'d SelectionSet]) -> Vec<(Box<str>, Box<str>, InfoPart)> {
        let part = |part: Merged<'d>| {
            let what = match part.field.name.as_str() {
                "hasNextPage" => InfoPart::HasNext,
                "hasPreviousPage" => InfoPart::HasPrevious,
                "startCursor" => InfoPart::Start,
                "endCursor" => InfoPart::End,
                _ => InfoPart::Typename,
            };
            (part.name.into(), key_of(part.name), what)
        };
        self.collect(&Applies { name: "PageInfo", interfaces: &[] }, sets).into_iter().map(part).collect()
    }
}

/// `,"name":`, ready to be written.
fn key_of(name: &str) -> Box<str> {
    [",\"", name, "\":"].concat().into()
}

fn active(
    object: &'static Object,
    given: &Map<String, Value>,
) -> Result<Option<(&'static IsActive, PartialDate)>, Refusal> {
    match (&object.is_active, given.get("activeOn").filter(|given| !given.is_null())) {
        (Some(is_active), Some(date)) => match given::cell("activeOn", Type::Date, date)? {
            cell::Cell::Date(date) => Ok(Some((is_active, date))),
            _ => Ok(None),
        },
        _ => Ok(None),
    }
}

/// The field with its arguments, but for those of the page: what makes a list another than all others of its owner.
fn list_name(name: &str, given: &Map<String, Value>) -> String {
    let of_page = |name: &str| matches!(name, "first" | "after" | "last" | "before");
    // What is recorded is asked for by no bound too.
    let is_usual = |name: &str, value: &Value| name == "bound" && Bound::read(Some(value)).is_none();
    let told = |name: &str, value: &Value| !of_page(name) && !value.is_null() && !is_usual(name, value);
    let mut rest: Vec<_> = given.iter().filter(|(name, value)| told(name, value)).collect();
    rest.sort_by_key(|(name, _)| name.as_str());
    rest.into_iter().fold(name.to_owned(), |text, (name, value)| format!("{text} {name}:{}", canonical(value)))
}

/// The same text for the same value, however its fields were ordered.
fn canonical(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().filter(|(_, value)| !value.is_null()).collect();
            fields.sort_by_key(|(name, _)| name.as_str());
            let fields: Vec<String> =
                fields.into_iter().map(|(name, value)| format!("{name}:{}", canonical(value))).collect();
            format!("{{{}}}", fields.join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        other => other.to_string(),
    }
}
