//! What conditions and orders look like in the schema: the input types of filters, of relations in them, and of keys to put
//! lists in order by.

use crate::{
    answer::schema::{Maker, input, list, maybe},
    table::{
        cell::Type,
        condition::has_name,
        object::{Object as TableObject, Read},
        order::order_name,
    },
};
use async_graphql::dynamic::{Enum, EnumItem, InputObject};

impl Maker<'_> {
    pub(super) fn filter(&mut self, object: &TableObject) {
        let name = format!("{}Filter", object.name);
        let doc = format!("Which {}. Conditions given together must all hold; none given, all hold.", object.plural);
        let mut filter = InputObject::new(&name).description(doc);
        for of in object.fields.iter().filter(|field| field.filtered) {
            let brief = of.brief();
            let ty = match &of.read {
                Read::Cell { ty, .. } => {
                    self.named(*ty);
                    match ty {
                        Type::Word(words) => drop(self.word_filters.insert(words.name.clone(), words)),
                        Type::Float => self.floats = true,
                        _ => {}
                    }
                    ty.filter_name()
                }
                Read::Cells { ty: Type::Word(words), .. } => {
                    self.words.insert(words.name.clone(), words);
                    self.word_lists.insert(words.name.clone(), words);
                    format!("{}ListFilter", words.name)
                }
                Read::Cells { .. } => "StringListFilter".to_owned(),
                Read::One { to, .. } if self.table.target(to).is_interface => "IdFilter".to_owned(),
                Read::One { to, .. } if self.table.target(to).has_filter() => format!("{to}Filter"),
                Read::Many { to, .. } if self.table.filtered_as(to).has_filter() => {
                    let far = &self.table.filtered_as(to).name;
                    self.relations.insert(far.clone());
                    format!("{far}RelationFilter")
                }
                _ => continue,
            };
            filter = match has_name(of) {
                Some(has) => filter
                    .field(input(of.name, maybe(ty), &format!("{brief}; one that has none does not meet this.")))
                    .field(input(&has, maybe("Boolean"), &format!("Whether there is one: {}.", lower(brief)))),
                None => filter.field(input(of.name, maybe(ty), &format!("{brief}."))),
            };
        }
        if object.field("crime").is_some() && object.stock.is_some() {
            filter = filter.field(input("concerns", maybe("Crime"), "The crime that it concerns: TRAFFICKING also takes what is about BOTH, which is what people usually mean."));
        }
        if object.is_active.is_some() {
            filter = filter.field(input(
                "activeOn",
                maybe("PartialDate"),
                "Active on some day of this date, both ends included.",
            ));
        }
        let filter = filter
            .field(input("and", list(&name), "All of these must hold; an empty list holds."))
            .field(input("or", list(&name), "At least one of these must hold; an empty list does not."))
            .field(input("not", maybe(&name), "This must not hold: the exact complement."));
        self.register(filter);
    }

    pub(super) fn order(&mut self, object: &TableObject) {
        let many = object.plural;
        let fields_name = format!("{}OrderField", object.name);
        let mut fields = Enum::new(&fields_name).description(format!("What {many} can be put in order by."));
        let mut order = InputObject::new(format!("{}Order", object.name))
            .description(format!("One key to put {many} in order by: a `field`, the number of a relation, or a key of a single related node."))
            .field(input("field", maybe(&fields_name), "The column, or the number of a relation."));
        let ordered = || object.fields.iter().filter(|field| field.ordered);
        for of in ordered().filter(|of| matches!(of.read, Read::Cell { .. })) {
            let name = order_name(self.table, of).expect("every column has one");
            fields = fields.item(EnumItem::new(name).description(format!("By {}.", lower(of.brief()))));
        }
        for of in ordered() {
            let brief = of.brief();
            match &of.read {
                Read::Cells { .. } => {
                    let name = order_name(self.table, of).expect("what can be counted has one");
                    fields = fields
                        .item(EnumItem::new(name).description(format!("By how many there are: {}.", lower(brief))));
                }
                Read::Many { to, .. } => {
                    let Some(name) = order_name(self.table, of) else { continue };
                    let far = &self.table.filtered_as(to).name;
                    fields = fields
                        .item(EnumItem::new(name).description(format!("By how many there are: {}.", lower(brief))));
                    self.counts.insert(far.clone());
                    order = order.field(input(of.name, maybe(format!("{far}CountOrder")), &format!("{brief}.")));
                }
                Read::One { to, nullable, .. } if self.table.target(to).has_order() => {
                    let doc = match nullable {
                        true => format!("{brief}; nodes without one are as nodes without a value."),
                        false => format!("{brief}."),
                    };
                    order = order.field(input(of.name, maybe(format!("{to}Order")), &doc));
                }
                _ => {}
            }
        }
        self.register(fields);
        let order = order
            .field(input(
                "direction",
                maybe("OrderDirection"),
                "Which end comes first; ASC unless said. Through a single node, that one's says it.",
            ))
            .field(input(
                "nulls",
                maybe("OrderNulls"),
                "Where nodes without a value stand; LAST unless said, in both directions.",
            ));
        self.register(order);
    }

    pub(super) fn relation(&mut self, name: &str) {
        let filter = format!("{name}Filter");
        let relation = InputObject::new(format!("{name}RelationFilter"))
            .description("Which related nodes there must be. Conditions given together must all hold.")
            .field(input("some", maybe(&filter), "At least one of them meets this."))
            .field(input("every", maybe(&filter), "All of them meet this; so it holds where there are none."))
            .field(input("none", maybe(&filter), "None of them meets this."))
            .field(input("count", maybe(format!("{name}CountFilter")), "How many of them there are."));
        let count = InputObject::new(format!("{name}CountFilter"))
            .description("How many related nodes there must be. Bounds given together must all hold.")
            .field(input("where", maybe(&filter), "Only those that meet this are counted; left out: all."))
            .field(input("eq", maybe("Int"), "Exactly as many."))
            .field(input("ne", maybe("Int"), "Not as many."))
            .field(input("in", list("Int"), "As many as one of these."))
            .field(input("notIn", list("Int"), "As many as none of these."))
            .field(input("lt", maybe("Int"), "Fewer."))
            .field(input("lte", maybe("Int"), "As many or fewer."))
            .field(input("gt", maybe("Int"), "More."))
            .field(input("gte", maybe("Int"), "As many or more."));
        self.register(relation);
        self.register(count);
    }

    pub(super) fn value_filters(&mut self) {
        const EXACT: [(&str, &str); 4] = [
            ("eq", "Exactly this VALUE."),
            ("ne", "Any other VALUE, or none."),
            ("in", "One of these VALUEs; an empty list is met by none."),
            ("notIn", "None of these VALUEs."),
        ];
        const NULL: (&str, &str) = ("isNull", "Whether it is missing.");
        let missing = "that is missing meets `ne`, `notIn` and `isNull: true` only.";
        let exact = |value: &str| EXACT.map(|(name, doc)| (name, doc.replace("VALUE", value)));
        let plain = |tests: &[(&'static str, &str)]| -> Vec<(&'static str, String)> {
            tests.iter().map(|(name, doc)| (*name, (*doc).to_owned())).collect()
        };
        let mut texts = exact("text").to_vec();
        texts.extend(plain(&[
            ("contains", "This stands somewhere in it. Case and accents don't count, and nothing is a wildcard."),
            ("startsWith", "It begins with this. Case and accents don't count, and nothing is a wildcard."),
            NULL,
        ]));
        self.value_filter("StringFilter", &format!("Which texts. A text {missing}"), "String", &texts);
        let ids = plain(&[
            ("eq", "Exactly this id."),
            ("ne", "Any other id."),
            ("in", "One of these ids; an empty list is met by none."),
            ("notIn", "None of these ids."),
        ]);
        self.value_filter("IdFilter", "Which global ids.", "ID", &ids);
        self.value_filter("BooleanFilter", "Yes or no.", "Boolean", &plain(&[("eq", "This."), ("ne", "Not this.")]));
        let bounds = [
            ("lt", "Smaller than this."),
            ("lte", "This or smaller."),
            ("gt", "Greater than this."),
            ("gte", "This or greater."),
        ];
        let mut numbers = exact("number").to_vec();
        numbers.extend(plain(&bounds));
        numbers.extend(plain(&[NULL]));
        self.value_filter("IntFilter", &format!("Which numbers. A number {missing}"), "Int", &numbers);
        if self.floats {
            self.value_filter("FloatFilter", "Which fractions.", "Float", &plain(&bounds));
        }
        let dates = plain(&[
            ("eq", "Known to just this: `2017` is not `2017-04`."),
            ("ne", "Any other date, or none."),
            ("in", "One of these dates; an empty list is met by none."),
            ("notIn", "None of these dates."),
            ("lt", "Wholly before it: its last day is before the first day of this."),
            ("lte", "Its last day is not after the last day of this."),
            ("gt", "Wholly after it: its first day is after the last day of this."),
            ("gte", "Its first day is not before the first day of this."),
            NULL,
        ]);
        let doc = format!("Which dates. A date is a span of days: all that it may mean. A date {missing}");
        self.value_filter("DateFilter", &doc, "PartialDate", &dates);
        let lists = |value: &str| {
            plain(&[
                ("has", "This VALUE is in it."),
                ("hasAny", "At least one of these is in it; an empty list is met by none."),
                ("hasAll", "All of these are in it."),
                ("isEmpty", "Whether nothing is in it."),
            ])
            .into_iter()
            .map(|(name, doc)| (name, doc.replace("VALUE", value)))
            .collect::<Vec<_>>()
        };
        self.value_filter(
            "StringListFilter",
            "Which lists of texts. Texts are compared exactly.",
            "String",
            &lists("text"),
        );
        for name in std::mem::take(&mut self.word_filters).into_keys() {
            let tests = plain(&[
                ("eq", "This value."),
                ("ne", "Any other value, or none."),
                ("in", "One of these values; an empty list is met by none."),
                ("notIn", "None of these values."),
                NULL,
            ]);
            self.value_filter(&format!("{name}Filter"), &format!("Which values. A value {missing}"), &name, &tests);
        }
        for name in std::mem::take(&mut self.word_lists).into_keys() {
            self.value_filter(&format!("{name}ListFilter"), "Which lists of values.", &name, &lists("value"));
        }
    }

    fn value_filter(&mut self, name: &str, doc: &str, of: &str, tests: &[(&'static str, String)]) {
        let mut filter = InputObject::new(name).description(doc);
        for (test, doc) in tests {
            let ty = match *test {
                "in" | "notIn" | "hasAny" | "hasAll" => list(of),
                "isNull" | "isEmpty" => maybe("Boolean"),
                _ => maybe(of),
            };
            filter = filter.field(input(test, ty, doc));
        }
        self.register(filter);
    }
}

fn lower(text: &str) -> String {
    text[..1].to_lowercase() + &text[1..]
}
