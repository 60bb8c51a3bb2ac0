//! What is wrong with a document, said so that its writer can mend it: the field, argument, value or key that is not
//! there, and what is, the nearest first.

use crate::{
    answer::{
        document::location,
        error::{Code, Error, MAXIMUM_ERRORS},
        hint::{self, OFFERED, Spelling, offer},
        variables::literal,
    },
    table::refusal::quoted,
};
use apollo_compiler::{
    Name, Node, Schema,
    ast::{self, Argument, Definition, Selection, Type, Value},
    parser::{SourceMap, SourceSpan},
    schema::{ExtendedType, FieldDefinition, InputObjectType},
};
use entity::partial_date::PartialDate;
use serde_json::Map;
use std::collections::HashSet;

/// What was explained.
pub struct Explained {
    /// Each thing that a document names and the schema does not have, as many as are shown.
    pub errors: Vec<Error>,
    /// Where these stand in the document.
    pub offsets: HashSet<usize>,
}

/// Each thing that a document names and the schema does not have.
pub fn errors(schema: &Schema, document: &ast::Document) -> Explained {
    let found = Explained { errors: Vec::new(), offsets: HashSet::new() };
    let fragments = document.definitions.iter().filter_map(|definition| match definition {
        Definition::FragmentDefinition(fragment) => Some(fragment.name.as_str()),
        _ => None,
    });
    let mut explain = Explain { schema, sources: &document.sources, fragments: fragments.collect(), found };
    for definition in &document.definitions {
        match definition {
            Definition::OperationDefinition(operation) => {
                for variable in &operation.variables {
                    explain.type_name(variable.ty.inner_named_type(), variable.location());
                    if let Some(value) = &variable.default_value {
                        explain.value(value, &variable.ty, &format!("${}", quoted(&variable.name)));
                    }
                }
                if let Some(root) = schema.root_operation(operation.operation_type) {
                    explain.set(&operation.selection_set, root);
                }
            }
            Definition::FragmentDefinition(fragment) => {
                explain.type_name(&fragment.type_condition, fragment.type_condition.location());
                explain.set(&fragment.selection_set, &fragment.type_condition);
            }
            _ => {}
        }
    }
    explain.found
}

/// Whether a fault that the library finds, and names so, is one of those that are explained here wherever they stand.
pub fn explains(kind: &str, text: &str) -> bool {
    match kind {
        // What is left of a selection after an unknown field is taken out of it was explained with the field.
        "MissingSubselection"
        | "UndefinedField"
        | "UndefinedInputValue"
        | "UndefinedDefinition"
        | "UndefinedFragment"
        | "UndefinedTypeInNamedFragmentTypeCondition"
        | "UndefinedTypeInInlineFragmentTypeCondition" => true,
        // Those of fields are, those of directives are not.
        "UndefinedArgument" | "RequiredArgument" => !text.contains("`@"),
        _ => false,
    }
}

struct Explain<'d> {
    schema: &'d Schema,
    sources: &'d SourceMap,
    fragments: HashSet<&'d str>,
    found: Explained,
}

impl Explain<'_> {
    /// What there is instead, the nearest first.
    fn offer<'n>(&self, wrong: &str, names: impl Iterator<Item = &'n str>) -> String {
        offer(wrong, names, if self.found.errors.is_empty() { OFFERED.0 } else { OFFERED.1 })
    }

    fn refuse(&mut self, name: &Name, message: String) {
        self.refuse_at(name.location(), message);
    }

    fn refuse_at(&mut self, span: Option<SourceSpan>, message: String) {
        self.refuse_as(Code::ValidationFailed, span, message);
    }

    fn refuse_as(&mut self, code: Code, span: Option<SourceSpan>, message: String) {
        // More of them are not shown, and to find a place takes time.
        if self.found.errors.len() < MAXIMUM_ERRORS {
            let location = span.and_then(|span| location(span, self.sources));
            self.found.errors.push(Error::new(code, message).at(location));
        }
        self.found.offsets.extend(span.map(|span| span.offset()));
    }

    fn type_name(&mut self, name: &str, span: Option<SourceSpan>) {
        if !self.schema.types.contains_key(name) {
            let names = self.schema.types.keys().map(|name| name.as_str()).filter(|name| !name.starts_with('_'));
            let hint = offer(name, names, OFFERED.1);
            self.refuse_at(span, format!("there is no type `{}`; {hint}", quoted(name)));
        }
    }

    fn set(&mut self, set: &[Selection], owner: &str) {
        let (schema, fields) = (self.schema, fields(self.schema, owner));
        for selection in set {
            if self.found.errors.len() >= MAXIMUM_ERRORS {
                return;
            }
            match selection {
                Selection::Field(field) if field.name == "__typename" => {}
                Selection::Field(field) if field.name.starts_with("__") => {
                    if let Ok(known) = schema.type_field(owner, &field.name) {
                        self.field(field, known);
                    }
                }
                Selection::Field(field) => {
                    let Some(fields) = fields else {
                        self.on_union(field, owner);
                        continue;
                    };
                    match fields.get(field.name.as_str()) {
                        Some(known) => self.field(field, known),
                        None => {
                            // Those of gateways are nobody else's.
                            let names = fields.keys().map(|name| name.as_str()).filter(|name| !name.starts_with('_'));
                            let hint =
                                instead(schema, owner, &field.name).unwrap_or_else(|| self.offer(&field.name, names));
                            let message = format!("`{owner}` has no field `{}`; {hint}", quoted(&field.name));
                            self.refuse(&field.name, message);
                        }
                    }
                }
                Selection::InlineFragment(fragment) => {
                    if let Some(on) = &fragment.type_condition {
                        self.type_name(on, on.location());
                    }
                    let on = fragment.type_condition.as_ref().map_or(owner, |on| on.as_str());
                    self.set(&fragment.selection_set, on);
                }
                // Its definition is looked at on its own.
                Selection::FragmentSpread(spread) if self.fragments.contains(spread.fragment_name.as_str()) => {}
                Selection::FragmentSpread(spread) => {
                    let name = &spread.fragment_name;
                    let hint = self.offer(name, self.fragments.iter().copied());
                    self.refuse_at(spread.location(), format!("there is no fragment `{}`; {hint}", quoted(name)));
                }
            }
        }
    }

    /// A field that is asked of a union, which has none: of which of its types it can be asked.
    fn on_union(&mut self, field: &Node<ast::Field>, owner: &str) {
        let Some(ExtendedType::Union(union)) = self.schema.types.get(owner) else { return };
        let has = |member: &str| fields(self.schema, member).is_some_and(|fields| fields.contains_key(&field.name));
        let hint = match union.members.iter().find(|member| has(member)) {
            Some(member) => format!("write `... on {member} {{ {} }}`", field.name),
            None => "name one of its types with `... on`".to_owned(),
        };
        self.refuse(&field.name, format!("`{owner}` has no field `{}`; {hint}", quoted(&field.name)));
    }

    fn field(&mut self, field: &Node<ast::Field>, known: &FieldDefinition) {
        let mut all_known = true;
        for argument in &field.arguments {
            all_known &= self.argument(argument, known);
        }
        // Where an argument has a wrong name, the right one is told with it.
        for needed in known.arguments.iter().filter(|needed| needed.is_required() && all_known) {
            if !field.arguments.iter().any(|argument| argument.name == needed.name) {
                let message = format!("`{}` needs the argument `{}` ({})", known.name, needed.name, needed.ty);
                self.refuse(&field.name, message);
            }
        }
        let inner = known.ty.inner_named_type();
        if field.selection_set.is_empty()
            && let Some(fields) = fields(self.schema, inner)
        {
            let example = example(self.schema, fields);
            let message =
                format!("`{}` is of type {}; say which of its fields, such as {example}", known.name, known.ty);
            self.refuse(&field.name, message);
        }
        let is_union = matches!(self.schema.types.get(inner), Some(ExtendedType::Union(_)));
        if !field.selection_set.is_empty() && fields(self.schema, inner).is_none() && !is_union {
            let message = format!("`{}` is a value ({}) and has no fields; leave out the braces", known.name, known.ty);
            self.refuse(&field.name, message);
        }
        self.set(&field.selection_set, inner);
    }

    /// Looks at an argument; whether there is one of its name.
    fn argument(&mut self, argument: &Node<Argument>, field: &FieldDefinition) -> bool {
        if let Some(known) = field.argument_by_name(&argument.name) {
            self.value(&argument.value, &known.ty, &argument.name);
            return true;
        }
        let names: Vec<&str> = field.arguments.iter().map(|known| known.name.as_str()).collect();
        let condition = || {
            let column = self.condition(&argument.name, &argument.value, field)?;
            Some(format!("use `where: {column}`"))
        };
        let usual = hint::usual_argument(&argument.name).filter(|usual| names.contains(usual));
        let hint = match (usual, argument.value.as_ref()) {
            (Some(usual @ "first"), Value::Int(many)) => format!("use `{usual}: {}`", many.as_str()),
            (Some(usual @ "after"), _) => {
                format!("use `{usual}` with the `endCursor` of the page before (`pageInfo {{ endCursor }}`)")
            }
            (Some(usual), _) => format!("use `{usual}`"),
            (None, _) => condition().unwrap_or_else(|| self.offer(&argument.name, names.into_iter())),
        };
        let message = format!("`{}` has no argument `{}`; {hint}", field.name, quoted(&argument.name));
        self.refuse(&argument.name, message);
        false
    }

    /// How a value is asked for by `where`, given as an argument of its own.
    fn condition(&self, name: &str, value: &Node<Value>, field: &FieldDefinition) -> Option<String> {
        let filter = field.argument_by_name("where")?.ty.inner_named_type();
        let column = self.schema.get_input_object(filter)?.fields.get(name)?.ty.inner_named_type();
        let column = self.schema.get_input_object(column)?;
        let given = literal(value, &Map::new())?;
        let operand = hint::wrapped(self.schema, column, &given, Spelling::Literal);
        Some(format!("{{{name}: {}}}", operand.as_deref().unwrap_or("…")))
    }

    /// Looks at a value; `path` leads to it from its argument.
    fn value(&mut self, value: &Node<Value>, ty: &Type, path: &str) {
        // More of them are not shown, and to look for what is near takes time.
        if self.found.errors.len() >= MAXIMUM_ERRORS {
            return;
        }
        let inner = ty.inner_named_type();
        match (value.as_ref(), ty) {
            (Value::Variable(_), _) => {}
            (Value::Null, Type::NonNullNamed(_) | Type::NonNullList(_)) => {
                self.refuse_at(value.location(), format!("`{path}` is null, but must be given ({ty})"));
            }
            (Value::Null, _) => {}
            (Value::List(values), Type::List(item) | Type::NonNullList(item)) => {
                for value in values {
                    match value.is_null() && item.is_non_null() {
                        true => {
                            let message = format!("`{path}` has a null in it; leave it out");
                            self.refuse_as(Code::BadUserInput, value.location(), message);
                        }
                        false => self.value(value, item, path),
                    }
                }
            }
            // A single value counts as a list of one.
            (_, Type::List(item) | Type::NonNullList(item)) => self.value(value, item, path),
            (given, _) => match self.schema.types.get(inner) {
                Some(ExtendedType::Enum(words)) => {
                    let known = |word: &str| words.values.contains_key(word);
                    let names = words.values.keys().map(|name| name.as_str());
                    let message = match given {
                        Value::Enum(word) if known(word) => return,
                        Value::String(text) if known(text) => {
                            let hint = self.offer("", names);
                            format!("`{path}` is a string; write {text} without quotes ({inner}; {hint})")
                        }
                        Value::Enum(word) => not_among(path, inner, value, &self.offer(word, names)),
                        Value::String(text) => not_among(path, inner, value, &self.offer(text, names)),
                        _ => not_among(path, inner, value, &self.offer("", names)),
                    };
                    self.refuse_at(value.location(), message);
                }
                Some(ExtendedType::InputObject(input)) => match given {
                    Value::Object(fields) => self.object(fields, input, path),
                    _ => {
                        let given = literal(value, &Map::new()).unwrap_or_default();
                        let hint = hint::wrapped(self.schema, input, &given, Spelling::Literal);
                        let message = not_an_object(path, input, &shown(value), hint);
                        self.refuse_as(Code::BadUserInput, value.location(), message);
                    }
                },
                Some(ExtendedType::Scalar(_)) if inner == "PartialDate" && given.as_str().is_some() => {
                    let date = given.as_str().unwrap_or_default().parse::<PartialDate>();
                    if let Err(error) = date {
                        self.refuse_as(Code::BadUserInput, value.location(), format!("`{path}`: {error}"));
                    }
                }
                Some(ExtendedType::Scalar(_)) if !scalar(inner, given) => {
                    // A number that is one, and a date: what the value is wrong in is its content.
                    let code = match (inner.as_str(), given) {
                        ("PartialDate", _) | ("Int", Value::Int(_)) => Code::BadUserInput,
                        _ => Code::ValidationFailed,
                    };
                    let message = format!("`{path}` must be {}, not {}", hint::wanted(inner), shown(value));
                    self.refuse_as(code, value.location(), message);
                }
                _ => {}
            },
        }
    }

    fn object(&mut self, given: &[(Name, Node<Value>)], input: &InputObjectType, path: &str) {
        for (name, value) in given {
            if let Some(known) = input.fields.get(name) {
                self.value(value, &known.ty, &format!("{path}.{name}"));
                continue;
            }
            let written = literal(value, &Map::new()).unwrap_or_default();
            let hint = hint::instead_of_key(self.schema, input, name, &written, Spelling::Literal);
            let names = input.fields.keys().map(|name| name.as_str());
            let hint = hint.unwrap_or_else(|| self.offer(name, names));
            self.refuse(name, format!("`{path}` has no `{}` ({}); {hint}", quoted(name), input.name));
        }
    }
}

fn not_among(path: &str, of: &str, value: &Node<Value>, hint: &str) -> String {
    format!("`{path}` is {}, which is not a value of {of}; {hint}", shown(value))
}

/// That an object is taken and something else was given, and how it would be written.
pub fn not_an_object(path: &str, input: &InputObjectType, shown: &str, hint: Option<String>) -> String {
    match hint {
        Some(hint) => format!("`{path}` takes an object ({}), not {shown}; write {hint}", input.name),
        None => {
            let names: Vec<&str> = input.fields.keys().map(|name| name.as_str()).take(OFFERED.1).collect();
            format!("`{path}` takes an object ({}), not {shown}; its keys are {}", input.name, names.join(", "))
        }
    }
}

fn scalar(name: &str, given: &Value) -> bool {
    match name {
        "Int" => given.to_i32().is_some(),
        "Float" => matches!(given, Value::Int(_) | Value::Float(_)),
        "Boolean" => matches!(given, Value::Boolean(_)),
        "ID" => matches!(given, Value::String(_) | Value::Int(_)),
        "String" | "PartialDate" => matches!(given, Value::String(_)),
        _ => true,
    }
}

type Fields = apollo_compiler::collections::IndexMap<Name, apollo_compiler::schema::Component<FieldDefinition>>;

fn fields<'s>(schema: &'s Schema, name: &str) -> Option<&'s Fields> {
    match schema.types.get(name) {
        Some(ExtendedType::Object(object)) => Some(&object.fields),
        Some(ExtendedType::Interface(interface)) => Some(&interface.fields),
        _ => None,
    }
}

/// A selection that can be copied: values, and of pages the ids of their nodes.
fn example(schema: &Schema, of: &Fields) -> String {
    let is_value = |field: &&str| fields(schema, of[*field].ty.inner_named_type()).is_none();
    let values: Vec<&str> = of.keys().map(|name| name.as_str()).filter(is_value).take(3).collect();
    match of.get("nodes").or(of.get("node")) {
        Some(node) if fields(schema, node.ty.inner_named_type()).is_some_and(|of| of.contains_key("id")) => {
            format!("{{ {} {{ id }} }}", node.name)
        }
        _ if values.is_empty() => "{ __typename }".to_owned(),
        _ => format!("{{ {} }}", values.join(" ")),
    }
}

/// Where a field is that a type does not have: on the nodes of a page, on one of the types of an interface, or under
/// another name.
fn instead(schema: &Schema, owner: &str, field: &str) -> Option<String> {
    let own = fields(schema, owner)?;
    for list in ["nodes", "node"] {
        let Some(nodes) = own.get(list) else { continue };
        if let Some(usual) = hint::usual_field(field).filter(|usual| own.contains_key(*usual)) {
            return Some(format!("use `{usual}`"));
        }
        if fields(schema, nodes.ty.inner_named_type())?.contains_key(field) {
            return Some(format!("it is a field of its nodes: write `{list} {{ {field} }}`"));
        }
    }
    if !matches!(schema.types.get(owner), Some(ExtendedType::Interface(_))) {
        return None;
    }
    let mut having = schema.types.values().filter_map(|ty| match ty {
        ExtendedType::Object(object) => {
            let has = object.implements_interfaces.contains(owner) && object.fields.contains_key(field);
            has.then_some(object.name.as_str())
        }
        _ => None,
    });
    let first = having.next()?;
    let others: Vec<&str> = having.collect();
    let others = if others.is_empty() { String::new() } else { format!(" (also on {})", others.join(", ")) };
    Some(format!("write `... on {first} {{ {field} }}`{others}"))
}

/// The beginning of a value, as much as a message may quote.
fn shown(value: &Node<Value>) -> String {
    quoted(&value.serialize().no_indent().to_string()).into_owned()
}
