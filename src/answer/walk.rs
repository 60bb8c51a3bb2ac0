//! The executor: a plan and a graph in, bytes out. Synchronous and in one buffer; an answer is whole or there is none.

use crate::{
    answer::{
        document::location,
        error::{Error, Segment},
        federation, incomplete, introspection,
        plan::{Computed, EdgePart, From, Groups, InfoPart, Page, Part, Selection, Shape, What},
        prepared::Prepared,
    },
    graph::sort_key::SortKey,
    query::{
        cursor::CursorScope,
        order::{self, Sense},
        page::{self, Bounds},
    },
    table::{
        ask::Ask,
        cell::{Cell, Type},
        condition::Filter,
        object::{Asked, IsActive, Stock, WalkItems},
        refusal::{Flow, Halt, Refusal, decided, whole},
        row::{self, Item},
    },
};
use apollo_compiler::parser::SourceSpan;
use entity::partial_date::PartialDate;
use rustc_hash::FxBuildHasher;
use std::{cmp::Ordering, collections::HashMap, ops::Range};

/// How many bytes an answer may have.
pub const MAXIMUM_BYTES: usize = 64 * 1024 * 1024;

/// The data of an answer: `{"data":{…}`. The addresses of pages begin with that of the site.
pub fn data<'a, 'g>(prepared: &Prepared, site: &'a str, ask: Ask<'a, 'g>) -> Result<Vec<u8>, Error> {
    let Prepared { plan, document, last, .. } = prepared;
    let item = match plan.root.object.name.as_str() {
        "Subscription" => Item::Subscription(ask.snapshot),
        _ => Item::Query(ask.snapshot),
    };
    let mut out = last.buffer();
    out.extend_from_slice(b"{\"data\":");
    let written = HashMap::with_capacity_and_hasher(last.remembered(), FxBuildHasher);
    let mut walk = Walk { out, ask, site, written };
    match walk.selection(&plan.root, &item) {
        Ok(()) => {
            last.remember(walk.written.len());
            Ok(walk.out)
        }
        Err(failed) => {
            let Failed { refusal, mut path, span } = *failed;
            path.reverse();
            let mut error = Error::of(refusal).at(span.and_then(|span| location(span, &document.sources)));
            error.path = path;
            Err(error)
        }
    }
}

struct Walk<'a, 'g> {
    out: Vec<u8>,
    ask: Ask<'a, 'g>,
    /// What the addresses of pages begin with.
    site: &'a str,
    /// Where what was written of a node by a selection stands, so that it is written once and copied.
    written: HashMap<(usize, u32), Range<usize>, FxBuildHasher>,
}

/// Why the walk ended, and where: the way there from its end.
struct Failed {
    refusal: Refusal,
    path: Vec<Segment>,
    span: Option<SourceSpan>,
}

type Done = Result<(), Box<Failed>>;

impl<R: Into<Refusal>> std::convert::From<R> for Box<Failed> {
    fn from(refusal: R) -> Self {
        Box::new(Failed { refusal: refusal.into(), path: Vec::new(), span: None })
    }
}

/// Every row of a list, and how the keys of an order find them.
type Keys<'g> = Vec<Vec<SortKey<'g>>>;

/// A page that was cut.
struct Cut<'g> {
    shown: Vec<Item<'g>>,
    has_previous: bool,
    has_next: bool,
    total: usize,
}

impl<'g> Walk<'_, 'g> {
    fn selection(&mut self, selection: &Selection, item: &Item<'g>) -> Done {
        self.ask.step()?;
        let node = match item {
            Item::Node(node) if selection.deep => Some((selection.number, node.number())),
            _ => None,
        };
        if let Some(range) = node.and_then(|key| self.written.get(&key)).cloned() {
            self.ask.budget.steps(range.len() / 256)?;
            self.out.extend_from_within(range);
            return self.bound();
        }
        if !selection.object.rests.is_empty() {
            self.ask.rests.at(incomplete::place(selection));
            self.ask.row_rests(selection.object, item)?;
        }
        let start = self.out.len();
        self.out.push(b'{');
        for (at, step) in selection.steps.iter().enumerate() {
            self.key(at, &step.key);
            if let What::Resting(..) = step.what {
                self.ask.rests.at(incomplete::place(selection));
            }
            if let Err(mut failed) = self.what(&step.what, item) {
                failed.path.push(Segment::Name(step.name.to_string()));
                failed.span = failed.span.or(step.span);
                return Err(failed);
            }
        }
        self.out.push(b'}');
        if let Some(key) = node {
            self.written.insert(key, start..self.out.len());
        }
        self.bound()
    }

    /// The name of a field, and what parts it from the one before.
    fn key(&mut self, at: usize, key: &str) {
        self.out.extend_from_slice(&key.as_bytes()[usize::from(at == 0)..]);
    }

    fn bound(&self) -> Done {
        match self.out.len() > MAXIMUM_BYTES {
            true => Err(Refusal::TooLarge(format!(
                "the answer would be larger than {MAXIMUM_BYTES} bytes; ask for less at once"
            ))
            .into()),
            false => Ok(()),
        }
    }

    fn shape(&mut self, shape: &Shape, item: &Item<'g>) -> Done {
        match (shape, item) {
            (Shape::Of(selection), _) => self.selection(selection, item),
            (Shape::By(of), Item::Node(node)) => {
                let name = row::type_name(*node);
                let (_, selection) = of.iter().find(|(of, _)| *of == name).expect("an interface knows its members");
                self.selection(selection, item)
            }
            (Shape::By(_), _) => unreachable!("an interface has nodes only"),
        }
    }

    fn maybe(&mut self, shape: &Shape, item: Option<Item<'g>>) -> Done {
        match item {
            Some(Item::Nothing) | None => {
                self.out.extend_from_slice(b"null");
                Ok(())
            }
            Some(item) => self.shape(shape, &item),
        }
    }

    fn list(&mut self, shape: &Shape, items: &[Item<'g>]) -> Done {
        self.out.push(b'[');
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.out.push(b',');
            }
            let done = match item {
                Item::Nothing => self.maybe(shape, None),
                item => self.shape(shape, item),
            };
            done.map_err(|failed| at_place(failed, at))?;
        }
        self.out.push(b']');
        Ok(())
    }

    fn what(&mut self, what: &What, item: &Item<'g>) -> Done {
        match what {
            What::Typename(name) => self.text(name),
            What::Cell(read, ty) => self.cell(&read(item), *ty),
            What::Resting(field, read, ty) => {
                let value = read(item);
                whole(self.ask.value_rests(field, &value, item))?;
                self.cell(&value, *ty);
            }
            What::Told(tell, arguments) => self.cell(&tell(item, &**arguments), Type::Text),
            What::Cells(walk, ty) => {
                self.out.push(b'[');
                let start = self.out.len();
                whole(walk(item, &mut |cell| {
                    self.ask.step()?;
                    if self.out.len() > start {
                        self.out.push(b',');
                    }
                    self.cell(&cell, *ty);
                    Ok(())
                }))?;
                self.out.push(b']');
            }
            What::One(_, read, shape) => return self.maybe(shape, read(item)),
            What::List { walk, active, shape, .. } => {
                let all = self.collect(walk, item, None, |item, _| Ok(is_active(*active, item)))?;
                return self.list(shape, &all);
            }
            What::Asked { shape, ask, of } => {
                let items = self.computed(ask, item)?;
                return match shape {
                    Asked::Maybe | Asked::One => self.maybe(of, items.into_iter().next()),
                    Asked::List | Asked::Places | Asked::Pages => self.list(of, &items),
                };
            }
            What::Page(page) => return self.page(page, item),
            What::Groups(groups) => return self.groups(groups, item),
            What::Introspection(field) => introspection::write(field, &mut self.out)?,
            What::Service(fields) => federation::write(fields, &mut self.out),
        }
        Ok(())
    }

    fn computed(&self, computed: &Computed, item: &Item<'g>) -> Result<Vec<Item<'g>>, Refusal> {
        self.ask.rests.at(incomplete::place(computed));
        for looked in computed.looked {
            self.ask.list_rests(looked, item, &*computed.arguments)?;
        }
        (computed.ask)(item, &*computed.arguments, &self.ask)
    }

    /// The rows that a walk leads to and that are wanted.
    fn collect(
        &self,
        walk: &WalkItems,
        item: &Item<'g>,
        enough: Option<usize>,
        wanted: impl Fn(&Item<'g>, &Ask<'_, 'g>) -> Result<bool, Halt>,
    ) -> Result<Vec<Item<'g>>, Refusal> {
        let mut all = Vec::new();
        whole(walk(item, &mut |item| -> Flow {
            self.ask.step()?;
            if enough.is_some_and(|enough| all.len() >= enough) {
                return Err(Halt::Enough);
            }
            if wanted(&item, &self.ask)? {
                all.push(item);
            }
            Ok(())
        }))?;
        Ok(all)
    }

    fn page(&mut self, page: &Page, owner: &Item<'g>) -> Done {
        let secret = self.ask.snapshot.cursor_secret();
        let scope = || CursorScope::new(secret, format!("{} {}", owner_key(owner), page.list));
        let cut = self.cut(page, owner, &scope)?;
        let place = page.object.place.as_ref().expect("the table was checked");
        // Made only where they are asked for: signing costs more than all the rest.
        let cursor = |walk: &Self, item: &Item<'g>| -> Result<String, Refusal> {
            let mut keys = walk.keys(page, item)?;
            keys.push(place(item));
            Ok(scope().encode(&keys))
        };
        self.out.push(b'{');
        for (at, (name, key, part)) in page.parts.iter().enumerate() {
            self.key(at, key);
            let done = match part {
                Part::Typename(name) => {
                    self.text(name);
                    Ok(())
                }
                Part::TotalCount => {
                    self.number(cut.total as i64);
                    Ok(())
                }
                Part::Nodes(shape) => self.list(shape, &cut.shown),
                Part::Edges(parts) => self.edges(parts, &cut.shown, &cursor),
                Part::Info(parts) => self.info(parts, &cut, &cursor),
            };
            done.map_err(|failed| at_name(failed, name))?;
        }
        self.out.push(b'}');
        Ok(())
    }

    fn edges(
        &mut self,
        parts: &[(Box<str>, Box<str>, EdgePart)],
        shown: &[Item<'g>],
        cursor: &dyn Fn(&Self, &Item<'g>) -> Result<String, Refusal>,
    ) -> Done {
        self.out.push(b'[');
        for (at, item) in shown.iter().enumerate() {
            self.out.extend_from_slice(if at > 0 { b",{" } else { b"{" });
            for (place, (name, key, part)) in parts.iter().enumerate() {
                self.key(place, key);
                match part {
                    EdgePart::Typename(name) => self.text(name),
                    EdgePart::Node(shape) => {
                        self.shape(shape, item).map_err(|failed| at_place(at_name(failed, name), at))?;
                    }
                    EdgePart::Cursor => {
                        self.ask.budget.steps(16)?;
                        let cursor = cursor(self, item)?;
                        self.text(&cursor);
                    }
                }
            }
            self.out.push(b'}');
        }
        self.out.push(b']');
        Ok(())
    }

    fn info(
        &mut self,
        parts: &[(Box<str>, Box<str>, InfoPart)],
        cut: &Cut<'g>,
        cursor: &dyn Fn(&Self, &Item<'g>) -> Result<String, Refusal>,
    ) -> Done {
        self.out.push(b'{');
        for (at, (_, key, part)) in parts.iter().enumerate() {
            self.key(at, key);
            let end = match part {
                InfoPart::Typename => {
                    self.text("PageInfo");
                    continue;
                }
                InfoPart::HasNext => {
                    self.cell(&Cell::Bool(cut.has_next), Type::Bool);
                    continue;
                }
                InfoPart::HasPrevious => {
                    self.cell(&Cell::Bool(cut.has_previous), Type::Bool);
                    continue;
                }
                InfoPart::Start => cut.shown.first(),
                InfoPart::End => cut.shown.last(),
            };
            match end {
                Some(item) => {
                    let cursor = cursor(self, item)?;
                    self.text(&cursor);
                }
                None => self.out.extend_from_slice(b"null"),
            }
        }
        self.out.push(b'}');
        Ok(())
    }

    /// The keys that an order gives a row.
    fn keys(&self, page: &Page, item: &Item<'g>) -> Result<Keys<'g>, Refusal> {
        page.order.iter().map(|key| key.keys(item, &self.ask)).collect()
    }

    fn cut(&self, page: &Page, owner: &Item<'g>, scope: &dyn Fn() -> CursorScope) -> Result<Cut<'g>, Refusal> {
        let bounds = Bounds::new(&page.arguments, scope)?;
        let place = page.object.place.as_ref().expect("the table was checked");
        let graph = &self.ask.snapshot.graph;
        let whole_kind = match (&page.from, &page.object.stock) {
            (From::Walk { owner, .. }, Some(stock)) if owner.name == "Query" => Some(stock),
            _ => None,
        };
        let all_wanted = page.filter.is_none() && page.active.is_none();
        let in_place = |item: &Item<'g>, cursor: &page::Place| order::compare(&[], &[place(item)], cursor);
        // Of all rows of a kind in their own order, only those shown are looked at.
        if let (Some(stock), true, true) = (whole_kind, all_wanted, page.order.is_empty()) {
            let total = (stock.count)(graph);
            let found = bounds.cut_ordered(total, |at, cursor| in_place(&(stock.at)(graph, at), cursor));
            let shown = found.range.map(|at| (stock.at)(graph, at)).collect();
            return Ok(Cut { shown, has_previous: found.has_previous, has_next: found.has_next, total });
        }
        // Whoever asks only for the first rows is not made to wait for the others.
        let enough = (page.only_first && all_wanted && bounds.after.is_none()).then(|| bounds.size());
        let mut all = self.rows(page, owner, whole_kind, enough)?;
        let total = all.len();
        if let (Some(filter), (true, _)) = (&page.filter, page.rests) {
            self.trace(incomplete::place(page), filter, &all)?;
        }
        if page.order.is_empty() {
            let found = bounds.cut_ordered(total, |at, cursor| in_place(&all[at], cursor));
            let shown = all.drain(found.range).collect();
            return Ok(Cut { shown, has_previous: found.has_previous, has_next: found.has_next, total });
        }
        let senses = page.senses();
        let mut keyed: Vec<(Keys<'g>, Item<'g>)> = Vec::with_capacity(total);
        for item in all {
            self.ask.step()?;
            let mut keys = self.keys(page, &item)?;
            keys.push(place(&item));
            keyed.push((keys, item));
        }
        self.ask.budget.look()?;
        if page.rests.1 && bounds.size() < total {
            self.ask.rests.at(incomplete::place(page));
            for (_, item) in &keyed {
                page.order.iter().filter(|key| key.rests()).try_for_each(|key| key.trace(item, &self.ask))?;
            }
        }
        if page.ranks && bounds.size() < total {
            self.ranking_rests(page, owner)?;
        }
        let shown = self.ordered(&senses, &bounds, keyed);
        self.ask.budget.look()?;
        Ok(shown)
    }

    /// Notes on whose rows it rests that no other row comes before those shown: on the owner's, or on those of all to whom
    /// a row of the kind could belong.
    fn ranking_rests(&self, page: &Page, owner: &Item<'g>) -> Result<(), Refusal> {
        let From::Walk { field, owner: owners, walk } = &page.from else { return Ok(()) };
        self.ask.rests.at(incomplete::place(page));
        match owners.name.as_str() {
            "Query" => self.ask.rests_of_groups(page.object, page.filter.as_ref()),
            _ => self.ask.rests_on_rows(field, walk, owner, page.active.map(|(_, day)| day)),
        }
    }

    /// Notes what the rows of an answer rest on that is not recorded.
    fn trace(&self, place: usize, filter: &Filter, rows: &[Item<'g>]) -> Result<(), Refusal> {
        self.ask.rests.at(place);
        rows.iter().try_for_each(|item| whole(filter.trace(true, item, &self.ask)))
    }

    /// The page of a list that is not in order yet; what it does not show is not put in order.
    fn ordered(&self, senses: &[Sense], bounds: &Bounds, mut keyed: Vec<(Keys<'g>, Item<'g>)>) -> Cut<'g> {
        let total = keyed.len();
        let count = |holds: &dyn Fn(&Keys<'g>) -> bool, keyed: &[(Keys<'g>, Item<'g>)]| {
            keyed.iter().filter(|(keys, _)| holds(keys)).count()
        };
        let follows = |keys: &Keys<'g>, cursor: &page::Place| order::compare(senses, keys, cursor);
        let start = bounds.after.as_ref().map_or(0, |after| count(&|keys| follows(keys, after).is_le(), &keyed));
        let end = bounds.before.as_ref().map_or(total, |before| count(&|keys| follows(keys, before).is_lt(), &keyed));
        let found = bounds.cut(start, end, total);
        let Range { start, end } = found.range;
        let compare = |one: &(Keys<'g>, Item<'g>), other: &(Keys<'g>, Item<'g>)| -> Ordering {
            order::compare(senses, &one.0, &other.0)
        };
        if end < total {
            keyed.select_nth_unstable_by(end, compare);
            keyed.truncate(end);
        }
        if start > 0 && start < keyed.len() {
            keyed.select_nth_unstable_by(start, compare);
        }
        let mut shown = keyed.split_off(start.min(keyed.len()));
        shown.sort_by(compare);
        let shown = shown.into_iter().map(|(_, item)| item).collect();
        Cut { shown, has_previous: found.has_previous, has_next: found.has_next, total }
    }

    /// The rows of a list that are wanted, in their own order.
    fn rows(
        &self,
        page: &Page,
        owner: &Item<'g>,
        whole_kind: Option<&Stock>,
        enough: Option<usize>,
    ) -> Result<Vec<Item<'g>>, Refusal> {
        let wanted = |item: &Item<'g>, ask: &Ask<'_, 'g>| -> Result<bool, Halt> {
            Ok(is_active(page.active, item)
                && match &page.filter {
                    Some(filter) => filter.meets(item, ask)?,
                    None => true,
                })
        };
        let mut all = match &page.from {
            From::Asked(computed) => {
                let mut all = self.computed(computed, owner)?;
                if page.filter.is_some() {
                    let mut met = Vec::new();
                    for item in all {
                        self.ask.step()?;
                        if decided(wanted(&item, &self.ask))? {
                            met.push(item);
                        }
                    }
                    all = met;
                }
                return Ok(all);
            }
            From::Walk { walk, .. } => match self.candidates(page, whole_kind)? {
                Some(places) => {
                    let stock = whole_kind.expect("only all rows of a kind have candidates");
                    let mut met = Vec::new();
                    for at in places.iter() {
                        self.ask.step()?;
                        let item = (stock.at)(&self.ask.snapshot.graph, *at as usize);
                        if decided(wanted(&item, &self.ask))? {
                            met.push(item);
                        }
                    }
                    return Ok(met);
                }
                None => self.collect(walk, owner, enough, wanted)?,
            },
        };
        if let (Some(stock), true) = (&page.object.stock, page.unsorted) {
            all.sort_by_key(|item| (stock.place)(item));
        }
        Ok(all)
    }

    fn candidates(&self, page: &Page, whole_kind: Option<&Stock>) -> Result<Option<std::rc::Rc<[u32]>>, Refusal> {
        match (whole_kind, &page.filter) {
            (Some(_), Some(filter)) => filter.candidates(page.object, &self.ask),
            _ => Ok(None),
        }
    }

    fn groups(&mut self, groups: &Groups, root: &Item<'g>) -> Done {
        let met = |item: &Item<'g>, ask: &Ask<'_, 'g>| match &groups.filter {
            Some(filter) => filter.meets(item, ask),
            None => Ok(true),
        };
        let candidates = match &groups.filter {
            Some(filter) => filter.candidates(groups.object, &self.ask)?,
            None => None,
        };
        let rows = match (candidates, &groups.object.stock) {
            (Some(places), Some(stock)) => {
                let mut rows = Vec::new();
                for at in places.iter() {
                    self.ask.step()?;
                    let item = (stock.at)(&self.ask.snapshot.graph, *at as usize);
                    if decided(met(&item, &self.ask))? {
                        rows.push(item);
                    }
                }
                rows
            }
            _ => self.collect(groups.walk, root, None, met)?,
        };
        if let Some(filter) = groups.filter.as_ref().filter(|filter| filter.rests(true)) {
            self.trace(incomplete::place(groups), filter, &rows)?;
        }
        self.ask.rests.at(incomplete::place(groups));
        self.ask.rests_of_groups(groups.object, groups.filter.as_ref())?;
        let found = groups.grouping.groups(&rows, &self.ask)?;
        self.list(&groups.shape, &found)
    }

    fn cell(&mut self, cell: &Cell<'_>, ty: Type) {
        match (cell, ty) {
            (Cell::Null, _) => self.out.extend_from_slice(b"null"),
            (Cell::Bool(value), _) => self.out.extend_from_slice(if *value { b"true" } else { b"false" }),
            (Cell::Int(value), _) => self.number(*value),
            (Cell::Float(value), _) => serde_json::to_writer(&mut self.out, value).expect("memory takes it"),
            (Cell::Text(text), _) => self.text(text),
            (Cell::Page(path), _) => self.text(&format!("{}{path}", self.site)),
            (Cell::Date(date), _) => self.plain(date.written(&mut [0; 10])),
            (Cell::Word(place), Type::Word(words)) => {
                self.plain(&words.values[usize::from(*place)].name);
            }
            (Cell::Word(_), _) => unreachable!("only a column of words has words"),
        }
    }

    fn number(&mut self, number: i64) {
        self.out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
    }

    fn text(&mut self, text: &str) {
        // Nearly all texts are written as they stand.
        match has_special(text) {
            true => serde_json::to_writer(&mut self.out, text).expect("memory takes it"),
            false => self.plain(text),
        }
    }

    /// A text that JSON writes as it stands.
    #[inline]
    fn plain(&mut self, text: &str) {
        self.out.reserve(text.len() + 2);
        self.out.push(b'"');
        self.out.extend_from_slice(text.as_bytes());
        self.out.push(b'"');
    }
}

/// Whether a text has a character that JSON writes in another way: a quotation mark, a backslash or one that controls.
/// Looks at eight bytes at a time.
fn has_special(text: &str) -> bool {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = ONES << 7;
    // The high bit of each byte that is less than another; a byte above one that is may be told wrongly.
    let less = |bytes: u64, than: u8| bytes.wrapping_sub(ONES * u64::from(than)) & !bytes & HIGH;
    let special = |bytes: [u8; 8]| {
        let bytes = u64::from_le_bytes(bytes);
        let same = |byte: u8| less(bytes ^ (ONES * u64::from(byte)), 1);
        (less(bytes, b' ') | same(b'"') | same(b'\\')) != 0
    };
    let bytes = text.as_bytes();
    match bytes.last_chunk() {
        // Some of the last were looked at before.
        Some(last) => bytes.as_chunks().0.iter().fold(special(*last), |found, chunk| found | special(*chunk)),
        None => {
            let mut few = [b' '; 8];
            few.iter_mut().zip(bytes).for_each(|(place, byte)| *place = *byte);
            special(few)
        }
    }
}

fn at_name(mut failed: Box<Failed>, name: &str) -> Box<Failed> {
    failed.path.push(Segment::Name(name.to_owned()));
    failed
}

fn at_place(mut failed: Box<Failed>, place: usize) -> Box<Failed> {
    failed.path.push(Segment::Place(place));
    failed
}

fn is_active(active: Option<(&'static IsActive, PartialDate)>, item: &Item<'_>) -> bool {
    active.is_none_or(|(is_active, date)| is_active(item, date))
}

/// Whose lists they are, as cursors know it; empty for the lists at the root.
fn owner_key<'i>(owner: &'i Item<'_>) -> &'i str {
    match owner {
        Item::Node(node) => node.key(),
        Item::Group(group) => group.list(),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_json_writes_in_another_way_is_special() {
        for character in (0..0x3000).filter_map(char::from_u32) {
            for (before, after) in [(0, 0), (0, 6), (0, 7), (1, 3), (3, 4), (7, 0), (7, 1), (12, 9)] {
                let text = format!("{}{character}{}", "é".repeat(before), "~".repeat(after));
                let written = serde_json::to_string(&text).expect("a text is JSON");
                assert_eq!(has_special(&text), written.len() != text.len() + 2, "{text:?}");
            }
        }
    }
}
