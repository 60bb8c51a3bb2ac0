//! How a type is declared: with typed functions, whose types end here.

#![expect(clippy::type_complexity, reason = "the types of the functions are what a declaration is checked by")]

use crate::{
    graph::{
        any_node::AnyNode,
        id::Id,
        node::{Node, Stored},
        period::Dated,
        sort_key::SortKey,
    },
    table::{
        ask::Ask,
        cell::{Cell, Type, words},
        given::Given,
        knowledge::Known,
        object::{
            Arguments, AskItems, Asked, Extents, Field, Most, Object, Read, ReadArguments, ReadCell, ReadItem, Stock,
            TellCell, WalkCells, WalkItems,
        },
        refusal::{Flow, Refusal},
        row::{self, Item, Row},
    },
};
use entity::{
    partial_date::PartialDate,
    vocabulary::{Language, Vocabulary},
};
use std::{borrow::Cow, marker::PhantomData, ops::Deref};

/// A row with its lifetime said aloud: a projection such as `R::Of<'g>` alone does not tell the compiler `'g`.
pub struct Seen<'g, R: Row>(R::Of<'g>, PhantomData<&'g ()>);

impl<'g, R: Row> Deref for Seen<'g, R> {
    type Target = R::Of<'g>;

    fn deref(&self) -> &R::Of<'g> {
        &self.0
    }
}

pub(super) fn seen<'g, R: Row>(item: &Item<'g>) -> Seen<'g, R> {
    Seen(R::of(item).expect("the schema lets a type read its own rows only"), PhantomData)
}

/// The declaration of a type.
pub struct Declaration<R: Row> {
    object: Object,
    row: PhantomData<R>,
}

/// Begins the declaration of a type: what it is, and what many of them are called.
pub fn object<R: Row>(plural: &'static str, doc: &'static str) -> Declaration<R> {
    let object = Object {
        name: R::NAME.to_owned(),
        doc: doc.to_owned(),
        plural,
        interfaces: &[],
        is_interface: false,
        is_union: false,
        fields: Vec::new(),
        place: None,
        is_active: None,
        stock: None,
        rests: Vec::new(),
    };
    Declaration { object, row: PhantomData }
}

impl<R: Row> Declaration<R> {
    pub(super) fn field(mut self, name: &'static str, doc: &'static str, read: Read) -> Self {
        let computed = matches!(read, Read::Told { .. } | Read::Asked { .. } | Read::Groups { .. });
        let ordered = !computed && !matches!(read, Read::Cells { .. });
        self.object.fields.push(Field {
            name,
            doc,
            number: 0,
            read,
            shown: true,
            filtered: !computed,
            ordered,
            grouped: None,
            exact: false,
            sorted: None,
            unsorted: false,
            most: None,
            uncounted: false,
            back: None,
            known: None,
            rests: Vec::new(),
            looked: Vec::new(),
        });
        self
    }

    fn cell(self, name: &'static str, doc: &'static str, ty: Type, nullable: bool, read: ReadCell) -> Self {
        self.field(name, doc, Read::Cell { ty, nullable, read })
    }

    /// A global id.
    pub fn id(self, name: &'static str, doc: &'static str, read: for<'g> fn(Seen<'g, R>) -> &'g str) -> Self {
        self.cell(name, doc, Type::Id, false, Box::new(move |item| Cell::text(read(seen(item))))).exact()
    }

    /// A text.
    pub fn text(self, name: &'static str, doc: &'static str, read: for<'g> fn(Seen<'g, R>) -> &'g str) -> Self {
        self.cell(name, doc, Type::Text, false, Box::new(move |item| Cell::text(read(seen(item)))))
    }

    /// A text that is put together.
    pub fn made_text(
        self,
        name: &'static str,
        doc: &'static str,
        read: for<'g> fn(Seen<'g, R>) -> Cow<'g, str>,
    ) -> Self {
        self.cell(name, doc, Type::Text, false, Box::new(move |item| Cell::Text(read(seen(item)))))
    }

    /// A text in the language that is asked for.
    pub fn spoken_text(
        self,
        name: &'static str,
        doc: &'static str,
        read: for<'g> fn(Seen<'g, R>, Language) -> Cow<'g, str>,
    ) -> Self {
        let arguments: ReadArguments = Box::new(|given| {
            let language = given.word::<Language>("lang", "The language in which it is said; left out: English.")?;
            Ok(Box::new(language.unwrap_or(Language::English)))
        });
        let tell: TellCell = Box::new(move |item, given| Cell::Text(read(seen(item), *self::read::<Language>(given))));
        self.field(name, doc, Read::Told { arguments, tell })
    }

    /// The address of the page that shows it.
    pub fn page(self, name: &'static str, doc: &'static str, read: for<'g> fn(Seen<'g, R>) -> AnyNode<'g>) -> Self {
        let page: ReadCell = Box::new(move |item| Cell::Page(read(seen(item)).path().unwrap_or_default()));
        self.cell(name, doc, Type::Text, false, page).shown_only()
    }

    /// A text that may be missing.
    pub fn maybe_text(
        self,
        name: &'static str,
        doc: &'static str,
        read: for<'g> fn(Seen<'g, R>) -> Option<&'g str>,
    ) -> Self {
        self.cell(name, doc, Type::Text, true, Box::new(move |item| read(seen(item)).map_or(Cell::Null, Cell::text)))
    }

    /// Yes or no.
    pub fn truth(self, name: &'static str, doc: &'static str, read: for<'g> fn(Seen<'g, R>) -> bool) -> Self {
        self.cell(name, doc, Type::Bool, false, Box::new(move |item| Cell::Bool(read(seen(item)))))
    }

    /// Yes or no, or not known.
    pub fn maybe_truth(
        self,
        name: &'static str,
        doc: &'static str,
        read: for<'g> fn(Seen<'g, R>) -> Option<bool>,
    ) -> Self {
        self.cell(name, doc, Type::Bool, true, Box::new(move |item| read(seen(item)).map_or(Cell::Null, Cell::Bool)))
    }

    /// A whole number.
    pub fn number(self, name: &'static str, doc: &'static str, read: for<'g> fn(Seen<'g, R>) -> i64) -> Self {
        self.cell(name, doc, Type::Int, false, Box::new(move |item| Cell::Int(read(seen(item)))))
    }

    /// How many of something there are.
    pub fn count(self, name: &'static str, doc: &'static str, read: for<'g> fn(Seen<'g, R>) -> usize) -> Self {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        self.cell(name, doc, Type::Int, false, Box::new(move |item| Cell::Int(number(read(seen(item))))))
    }

    /// A whole number that may be missing.
    pub fn maybe_number(
        self,
        name: &'static str,
        doc: &'static str,
        read: for<'g> fn(Seen<'g, R>) -> Option<i64>,
    ) -> Self {
        self.cell(name, doc, Type::Int, true, Box::new(move |item| read(seen(item)).map_or(Cell::Null, Cell::Int)))
    }

    /// A fraction.
    pub fn fraction(self, name: &'static str, doc: &'static str, read: for<'g> fn(Seen<'g, R>) -> f64) -> Self {
        self.cell(name, doc, Type::Float, false, Box::new(move |item| Cell::Float(read(seen(item)))))
    }

    /// A fraction that may be missing.
    pub fn maybe_fraction(
        self,
        name: &'static str,
        doc: &'static str,
        read: for<'g> fn(Seen<'g, R>) -> Option<f64>,
    ) -> Self {
        self.cell(name, doc, Type::Float, true, Box::new(move |item| read(seen(item)).map_or(Cell::Null, Cell::Float)))
    }

    /// A date.
    pub fn date(self, name: &'static str, doc: &'static str, read: for<'g> fn(Seen<'g, R>) -> PartialDate) -> Self {
        self.cell(name, doc, Type::Date, false, Box::new(move |item| Cell::Date(read(seen(item)))))
    }

    /// A date that may be missing.
    pub fn maybe_date(
        self,
        name: &'static str,
        doc: &'static str,
        read: for<'g> fn(Seen<'g, R>) -> Option<PartialDate>,
    ) -> Self {
        self.cell(name, doc, Type::Date, true, Box::new(move |item| read(seen(item)).map_or(Cell::Null, Cell::Date)))
    }

    /// A word of a vocabulary.
    pub fn word<V: Vocabulary>(
        self,
        name: &'static str,
        doc: &'static str,
        read: for<'g> fn(Seen<'g, R>) -> V,
    ) -> Self {
        let ty = Type::Word(words::<V>());
        self.cell(name, doc, ty, false, Box::new(move |item| Cell::word(read(seen(item)))))
    }

    /// A word of a vocabulary that may be missing.
    pub fn maybe_word<V: Vocabulary>(
        self,
        name: &'static str,
        doc: &'static str,
        read: for<'g> fn(Seen<'g, R>) -> Option<V>,
    ) -> Self {
        let ty = Type::Word(words::<V>());
        self.cell(name, doc, ty, true, Box::new(move |item| read(seen(item)).map_or(Cell::Null, Cell::word)))
    }

    /// Several words of a vocabulary.
    pub fn words<V: Vocabulary>(
        self,
        name: &'static str,
        doc: &'static str,
        walk: for<'g> fn(Seen<'g, R>, &mut dyn FnMut(V) -> Flow) -> Flow,
    ) -> Self {
        let walk: WalkCells = Box::new(move |item, each| walk(seen(item), &mut |word| each(Cell::word(word))));
        self.field(name, doc, Read::Cells { ty: Type::Word(words::<V>()), walk })
    }

    /// Several texts.
    pub fn texts(
        self,
        name: &'static str,
        doc: &'static str,
        walk: for<'g> fn(Seen<'g, R>, &mut dyn FnMut(&'g str) -> Flow) -> Flow,
    ) -> Self {
        let walk: WalkCells = Box::new(move |item, each| walk(seen(item), &mut |text| each(Cell::text(text))));
        self.field(name, doc, Read::Cells { ty: Type::Text, walk })
    }

    /// A single row of another type.
    pub fn one<B: Row>(
        self,
        name: &'static str,
        doc: &'static str,
        read: for<'g> fn(Seen<'g, R>) -> B::Of<'g>,
    ) -> Self {
        let read: ReadItem = Box::new(move |item| Some(B::item(read(seen(item)))));
        self.field(name, doc, Read::One { to: B::NAME, nullable: false, read })
    }

    /// A single row of another type that may be missing.
    pub fn maybe_one<B: Row>(
        self,
        name: &'static str,
        doc: &'static str,
        read: for<'g> fn(Seen<'g, R>) -> Option<B::Of<'g>>,
    ) -> Self {
        let read: ReadItem = Box::new(move |item| read(seen(item)).map(B::item));
        self.field(name, doc, Read::One { to: B::NAME, nullable: true, read })
    }

    /// A list that can grow with the data set, in pages.
    pub fn many<B: Row>(
        self,
        name: &'static str,
        doc: &'static str,
        walk: for<'g> fn(Seen<'g, R>, &mut dyn FnMut(B::Of<'g>) -> Flow) -> Flow,
    ) -> Self {
        let walk: WalkItems = Box::new(move |item, each| walk(seen(item), &mut |of| each(B::item(of))));
        self.field(name, doc, Read::Many { to: B::NAME, paged: true, walk })
    }

    /// A list that stays short, as a whole.
    pub fn few<B: Row>(
        self,
        name: &'static str,
        doc: &'static str,
        walk: for<'g> fn(Seen<'g, R>, &mut dyn FnMut(B::Of<'g>) -> Flow) -> Flow,
    ) -> Self {
        let walk: WalkItems = Box::new(move |item, each| walk(seen(item), &mut |of| each(B::item(of))));
        self.field(name, doc, Read::Many { to: B::NAME, paged: false, walk })
    }

    fn asked<A: Send + Sync + 'static>(
        self,
        (name, doc): (&'static str, &'static str),
        to: &'static str,
        (shape, most): (Asked, Most),
        arguments: fn(&mut Given<'_>) -> Result<A, Refusal>,
        ask: AskItems,
    ) -> Self {
        let arguments: ReadArguments = Box::new(move |given| Ok(Box::new(arguments(given)?)));
        self.field(name, doc, Read::Asked { to, shape, arguments, ask, most, at_once: false })
    }

    /// A single computed row, or none.
    pub fn asked_maybe<A: Send + Sync + 'static, B: Row>(
        self,
        name: &'static str,
        doc: &'static str,
        arguments: fn(&mut Given<'_>) -> Result<A, Refusal>,
        ask: for<'g> fn(Seen<'g, R>, &A, &Ask<'_, 'g>) -> Result<Option<B::Of<'g>>, Refusal>,
    ) -> Self {
        let ask: AskItems = Box::new(move |item, given, with| {
            Ok(ask(seen(item), read::<A>(given), with)?.map(B::item).into_iter().collect())
        });
        self.asked((name, doc), B::NAME, (Asked::Maybe, Most::Fixed(1)), arguments, ask)
    }

    /// A single computed row.
    pub fn asked_one<A: Send + Sync + 'static, B: Row>(
        self,
        name: &'static str,
        doc: &'static str,
        arguments: fn(&mut Given<'_>) -> Result<A, Refusal>,
        ask: for<'g> fn(Seen<'g, R>, &A, &Ask<'_, 'g>) -> Result<B::Of<'g>, Refusal>,
    ) -> Self {
        let ask: AskItems =
            Box::new(move |item, given, with| Ok(vec![B::item(ask(seen(item), read::<A>(given), with)?)]));
        self.asked((name, doc), B::NAME, (Asked::One, Most::Fixed(1)), arguments, ask)
    }

    /// A computed list, as a whole.
    pub fn asked_list<A: Send + Sync + 'static, B: Row>(
        self,
        name: &'static str,
        doc: &'static str,
        most: Most,
        arguments: fn(&mut Given<'_>) -> Result<A, Refusal>,
        ask: for<'g> fn(Seen<'g, R>, &A, &Ask<'_, 'g>) -> Result<Vec<B::Of<'g>>, Refusal>,
    ) -> Self {
        self.asked((name, doc), B::NAME, (Asked::List, most), arguments, items::<R, A, B>(ask))
    }

    /// A computed list in pages.
    pub fn asked_pages<A: Send + Sync + 'static, B: Row>(
        self,
        name: &'static str,
        doc: &'static str,
        arguments: fn(&mut Given<'_>) -> Result<A, Refusal>,
        ask: for<'g> fn(Seen<'g, R>, &A, &Ask<'_, 'g>) -> Result<Vec<B::Of<'g>>, Refusal>,
    ) -> Self {
        // Pages are counted as pages, whatever they are cut from.
        let most = Most::Fixed(crate::query::page::MAXIMUM_SIZE);
        self.asked((name, doc), B::NAME, (Asked::Pages, most), arguments, items::<R, A, B>(ask))
    }

    /// A list with a place for each thing asked for, be it there or not.
    pub fn asked_places<A: Send + Sync + 'static, B: Row>(
        self,
        name: &'static str,
        doc: &'static str,
        most: Most,
        arguments: fn(&mut Given<'_>) -> Result<A, Refusal>,
        ask: for<'g> fn(Seen<'g, R>, &A, &Ask<'_, 'g>) -> Result<Vec<Option<B::Of<'g>>>, Refusal>,
    ) -> Self {
        let ask: AskItems = Box::new(move |item, given, with| {
            let places = ask(seen(item), read::<A>(given), with)?;
            Ok(places.into_iter().map(|place| place.map_or(Item::Nothing, B::item)).collect())
        });
        self.asked((name, doc), B::NAME, (Asked::Places, most), arguments, ask)
    }

    /// Groups of a kind, counted.
    pub fn groups<B: Row>(self, name: &'static str, doc: &'static str) -> Self {
        self.field(name, doc, Read::Groups { of: B::NAME })
    }

    // What is unusual about the field before.

    pub(super) fn last(&mut self) -> &mut Field {
        self.object.fields.last_mut().expect("there is a field before")
    }

    /// Put in order byte by byte.
    pub fn exact(mut self) -> Self {
        self.last().exact = true;
        self
    }

    /// Put in order by something else than its own value.
    pub fn sorted_by(mut self, place: for<'g> fn(Seen<'g, R>) -> Vec<SortKey<'g>>) -> Self {
        self.last().sorted = Some(Box::new(move |item| place(seen(item))));
        self
    }

    /// Not to be filtered or put in order by.
    pub fn shown_only(mut self) -> Self {
        (self.last().filtered, self.last().ordered) = (false, false);
        self
    }

    /// Not to be put in order by.
    pub fn unordered(mut self) -> Self {
        self.last().ordered = false;
        self
    }

    /// Not to be filtered by.
    pub fn unfiltered(mut self) -> Self {
        self.last().filtered = false;
        self
    }

    /// Of several values: put in order by how many there are.
    pub fn counted(mut self) -> Self {
        self.last().ordered = true;
        self
    }

    /// To be filtered and put in order by, and not shown.
    pub fn hidden(mut self) -> Self {
        self.last().shown = false;
        self
    }

    /// To be grouped by under its own name, and described as it is.
    pub fn grouped(mut self) -> Self {
        let last = self.last();
        last.grouped = Some((last.name, last.doc));
        self
    }

    /// To be grouped by under this name.
    pub fn grouped_as(mut self, name: &'static str, doc: &'static str) -> Self {
        self.last().grouped = Some((name, doc));
        self
    }

    /// To be grouped by, and nothing else.
    pub fn dimension(mut self) -> Self {
        let last = self.last();
        (last.shown, last.filtered, last.ordered) = (false, false, false);
        last.grouped = Some((last.name, last.doc));
        self
    }

    /// Computed in no more time than a look-up takes.
    pub fn at_once(mut self) -> Self {
        if let Read::Asked { at_once, .. } = &mut self.last().read {
            *at_once = true;
        }
        self
    }

    /// Reached through a third, and so in its order.
    pub fn through(mut self) -> Self {
        self.last().unsorted = true;
        self
    }

    /// How many there can be, of what is not a node.
    pub fn most(mut self, most: fn(&Extents<'_>) -> usize) -> Self {
        self.last().most = Some(most);
        self
    }

    /// Of parts that are shown elsewhere, too, or are of other times: their words are not counted among those that facts
    /// carry.
    pub fn uncounted(mut self) -> Self {
        self.last().uncounted = true;
        self
    }

    /// The relation of the far end that leads back.
    pub fn back(mut self, name: &'static str) -> Self {
        self.last().back = Some(name);
        self
    }

    // What is unusual about the type.

    pub(super) fn object_mut(&mut self) -> &mut Object {
        &mut self.object
    }

    /// Was active at one time and not at another.
    pub fn dated(mut self) -> Self
    where
        for<'g> R::Of<'g>: Dated,
    {
        self.object.is_active = Some(Box::new(|item, date| seen::<R>(item).0.active_on(date)));
        self
    }

    /// Where a row stands in lists of them; no two are equal in it.
    pub fn placed(mut self, place: for<'g> fn(Seen<'g, R>) -> Vec<SortKey<'g>>) -> Self {
        self.object.place = Some(Box::new(move |item| place(seen(item))));
        self
    }

    /// Rows are neither filtered nor put in order.
    pub fn bare(mut self) -> Self {
        for field in &mut self.object.fields {
            (field.filtered, field.ordered) = (false, false);
        }
        self
    }

    /// Rows are not put in order.
    pub fn unsorted(mut self) -> Self {
        for field in &mut self.object.fields {
            field.ordered = false;
        }
        self
    }

    /// Columns of the interfaces that no row of this type has: shown, and nothing to be asked for by.
    pub fn lacks(mut self, names: &[&str]) -> Self {
        for field in self.object.fields.iter_mut().filter(|field| names.contains(&field.name)) {
            (field.filtered, field.ordered) = (false, false);
        }
        self
    }

    /// The type.
    pub fn build(mut self) -> Object {
        // What is computed is known as far as what it is computed from.
        if self.object.stock.is_none() {
            for field in &mut self.object.fields {
                field.known.get_or_insert(Known::Whole);
            }
        }
        self.object
    }
}

pub(super) fn read<A: 'static>(arguments: &Arguments) -> &A {
    arguments.downcast_ref().expect("a field is asked with the arguments that it has read")
}

fn items<R: Row, A: 'static, B: Row>(
    ask: for<'g> fn(Seen<'g, R>, &A, &Ask<'_, 'g>) -> Result<Vec<B::Of<'g>>, Refusal>,
) -> AskItems {
    Box::new(move |item, given, with| Ok(ask(seen(item), read::<A>(given), with)?.into_iter().map(B::item).collect()))
}

const ID: &str = "Its global id: its kind and its key, such as `agency:iom`. Stable over imports.";
const LABEL: &str = "What it is called where space is short: acronym, else name, else title.";
const PAGE: &str = "The address of the page of this server that shows it; of a fact without a page of its own, its place on the page of what it belongs to.";
const SOURCES: &str = "The pages that it rests on: its own, or those of the fact it belongs to.";
const SLUG: &str =
    "Its key in addresses and lookups, such as `iom`; unique within its kind, and it never changes its meaning.";
const SUMMARY: &str = "What it is in a sentence or two, in our own words; `null` for states.";
const URL: &str = "Its own page on the web; `null` where it has none or none is known. What shows it is in `sources`.";

/// Where the rows of a kind are kept.
fn stock<T: Stored + for<'g> Row<Of<'g> = Node<'g, T>>>() -> Stock {
    fn place<T: Stored>(node: Node<'_, T>) -> usize {
        node.id().place() as usize
    }
    Stock {
        kind: T::KIND,
        count: |graph| graph.all::<T>().len(),
        at: |graph, place| T::item(graph.node(Id::<T>::at(place as u32))),
        place: |item| place(T::of(item).expect("the rows of a kind are of that kind")),
        by_slug: |graph, slug| graph.by_slug::<T>(slug).map(place),
        by_id: |graph, id| graph.by_id::<T>(id).map(place),
    }
}

impl<T: Stored + for<'g> Row<Of<'g> = Node<'g, T>>> Declaration<T> {
    /// Nodes of one of the sixteen kinds.
    pub fn kind(mut self) -> Self {
        self.object.place =
            Some(Box::new(|item| T::default_order(T::of(item).expect("the rows of a kind are of that kind"))));
        self.object.stock = Some(stock::<T>());
        self.object.interfaces = &["Node"];
        self
    }

    /// Facts: the fields of the interface of that name.
    pub fn fact(self) -> Self {
        let mut fact = self
            .kind()
            .id("id", ID, |node| node.key())
            .made_text("label", LABEL, |node| node.label())
            .unfiltered()
            .page("page", PAGE, |node| node.any())
            .few::<row::Citation>("sources", SOURCES, |node, each| node.any().citations().try_for_each(each))
            .whole();
        fact.object.interfaces = &["Fact", "Node"];
        fact
    }

    /// Entities: the fields of the interface of that name.
    pub fn entity(self) -> Self {
        let mut entity = self
            .fact()
            .text("slug", SLUG, |node| node.any().slug().expect("an entity has a slug"))
            .exact()
            .maybe_text("summary", SUMMARY, |node| node.any().summary())
            .whole()
            .maybe_text("url", URL, |node| node.any().url())
            .open();
        entity.object.interfaces = &["Entity", "Fact", "Node"];
        entity
    }
}

impl<R: for<'g> Row<Of<'g> = AnyNode<'g>>> Declaration<R> {
    /// An interface.
    pub fn interface(mut self) -> Self {
        self.object.is_interface = true;
        self.placed(|node| vec![SortKey::exact(node.key())]).id("id", ID, |node| node.key())
    }

    /// The union of all kinds.
    pub fn union(mut self) -> Object {
        (self.object.is_interface, self.object.is_union) = (true, true);
        self.object
    }

    /// The fields of the interface `Fact`.
    pub fn of_facts(self) -> Self {
        self.made_text("label", LABEL, |node| node.label()).page("page", PAGE, |node| *node).few::<row::Citation>(
            "sources",
            SOURCES,
            |node, each| node.citations().try_for_each(each),
        )
    }

    /// The fields of the interface `Entity`.
    pub fn of_entities(self) -> Self {
        self.text("slug", SLUG, |node| node.slug().expect("an entity has a slug"))
            .made_text("label", LABEL, |node| node.label())
            .page("page", PAGE, |node| *node)
            .maybe_text("summary", SUMMARY, |node| node.summary())
            .maybe_text("url", URL, |node| node.url())
            .few::<row::Citation>("sources", SOURCES, |node, each| node.citations().try_for_each(each))
    }
}
