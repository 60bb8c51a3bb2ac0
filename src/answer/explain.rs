//! What is wrong with a document, said so that its writer can mend it: the field, argument, value or key that is not
//! there, and what is, the nearest first.

use crate::answer::{
    document::location,
    error::{Code, Error, MAXIMUM_ERRORS},
};
use apollo_compiler::{
    Name, Node, Schema,
    ast::{self, Argument, Definition, Selection, Type, Value},
    parser::{SourceMap, SourceSpan},
    schema::{ExtendedType, FieldDefinition},
};
use entity::partial_date::PartialDate;

/// How many names a message offers: the first that a document is refused with all that one can look through, those
/// after it the nearest, so that all together stay short.
const OFFERED: (usize, usize) = (40, 8);

/// How much of a wrong name is compared with right ones, in bytes.
const LONGEST_RANKED: usize = 64;

/// Each thing that a document names and the schema does not have.
pub fn errors(schema: &Schema, document: &ast::Document) -> Vec<Error> {
    let mut explain = Explain { schema, sources: &document.sources, errors: Vec::new() };
    for definition in &document.definitions {
        match definition {
            Definition::OperationDefinition(operation) => {
                if let Some(root) = schema.root_operation(operation.operation_type) {
                    explain.set(&operation.selection_set, root);
                }
                for variable in &operation.variables {
                    if let Some(value) = &variable.default_value {
                        explain.value(value, &variable.ty, &format!("${}", variable.name));
                    }
                }
            }
            Definition::FragmentDefinition(fragment) => explain.set(&fragment.selection_set, &fragment.type_condition),
            _ => {}
        }
    }
    explain.errors
}

struct Explain<'d> {
    schema: &'d Schema,
    sources: &'d SourceMap,
    errors: Vec<Error>,
}

impl Explain<'_> {
    /// What there is instead, the nearest first.
    fn offer<'n>(&self, wrong: &str, names: impl Iterator<Item = &'n str>) -> String {
        offer(wrong, names, if self.errors.is_empty() { OFFERED.0 } else { OFFERED.1 })
    }

    fn refuse(&mut self, name: &Name, message: String) {
        self.refuse_at(name.location(), message);
    }

    fn refuse_at(&mut self, span: Option<SourceSpan>, message: String) {
        self.refuse_as(Code::ValidationFailed, span, message);
    }

    fn refuse_as(&mut self, code: Code, span: Option<SourceSpan>, message: String) {
        let location = span.and_then(|span| location(span, self.sources));
        self.errors.push(Error::new(code, message).at(location));
    }

    fn set(&mut self, set: &[Selection], owner: &str) {
        let (schema, fields) = (self.schema, fields(self.schema, owner));
        for selection in set {
            // More of them are not shown.
            if self.errors.len() >= MAXIMUM_ERRORS {
                return;
            }
            match selection {
                Selection::Field(field) if field.name.starts_with("__") => {
                    let known = schema.type_field(owner, &field.name).ok();
                    if let Some(known) = known.filter(|_| !field.name.starts_with("__typename")) {
                        self.set(&field.selection_set, known.ty.inner_named_type());
                    }
                }
                Selection::Field(field) => {
                    let Some(fields) = fields else { continue };
                    match fields.get(field.name.as_str()) {
                        Some(known) => self.field(field, known),
                        None => {
                            let names = fields.keys().map(|name| name.as_str());
                            let hint = unnamed_list(schema, owner, &field.name)
                                .unwrap_or_else(|| self.offer(&field.name, names));
                            self.refuse(&field.name, format!("`{owner}` has no field `{}`; {hint}", field.name));
                        }
                    }
                }
                Selection::InlineFragment(fragment) => {
                    let on = fragment.type_condition.as_ref().map_or(owner, |on| on.as_str());
                    self.set(&fragment.selection_set, on);
                }
                // Its definition is looked at on its own.
                Selection::FragmentSpread(_) => {}
            }
        }
    }

    fn field(&mut self, field: &Node<ast::Field>, known: &FieldDefinition) {
        for argument in &field.arguments {
            self.argument(argument, known);
        }
        for needed in known.arguments.iter().filter(|needed| needed.is_required()) {
            if !field.arguments.iter().any(|argument| argument.name == needed.name) {
                let message = format!("`{}` needs the argument `{}`, of type {}", known.name, needed.name, needed.ty);
                self.refuse(&field.name, message);
            }
        }
        let inner = known.ty.inner_named_type();
        if field.selection_set.is_empty()
            && let Some(fields) = fields(self.schema, inner)
        {
            let names: Vec<&str> = fields.keys().map(|name| name.as_str()).take(OFFERED.1).collect();
            let wanted = names.join(" ");
            let message =
                format!("`{}` is of type `{}`; say what of it is wanted, such as {{ {wanted} }}", known.name, known.ty);
            self.refuse(&field.name, message);
        }
        if !field.selection_set.is_empty() && fields(self.schema, inner).is_none() {
            let message = format!("`{}` is a value of type {}; nothing can be selected of it", known.name, known.ty);
            self.refuse(&field.name, message);
        }
        self.set(&field.selection_set, inner);
    }

    fn argument(&mut self, argument: &Node<Argument>, field: &FieldDefinition) {
        match field.argument_by_name(&argument.name) {
            Some(known) => self.value(&argument.value, &known.ty, &argument.name),
            None => {
                let names: Vec<&str> = field.arguments.iter().map(|known| known.name.as_str()).collect();
                let hint = match usual(&argument.name).filter(|usual| names.contains(usual)) {
                    Some(usual) => format!("`{usual}` does that here"),
                    None => self.offer(&argument.name, names.into_iter()),
                };
                self.refuse(&argument.name, format!("`{}` has no argument `{}`; {hint}", field.name, argument.name));
            }
        }
    }

    /// Looks at a value; `path` leads to it from its argument.
    fn value(&mut self, value: &Node<Value>, ty: &Type, path: &str) {
        let inner = ty.inner_named_type();
        match (value.as_ref(), ty) {
            (Value::Variable(_), _) => {}
            (Value::Null, Type::NonNullNamed(_) | Type::NonNullList(_)) => {
                self.refuse_at(value.location(), format!("`{path}` is null, and must be of type {ty}"));
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
                    let known = given.as_enum().is_some_and(|word| words.values.contains_key(word));
                    if !known {
                        let names = words.values.keys().map(|name| name.as_str());
                        let wanted = match given {
                            Value::Enum(word) => self.offer(word, names),
                            Value::String(text) if words.values.contains_key(text.as_str()) => {
                                format!("write {text} without quotes; {}", self.offer("", names))
                            }
                            Value::String(text) => self.offer(&text.to_uppercase(), names),
                            _ => self.offer("", names),
                        };
                        self.refuse_at(
                            value.location(),
                            format!("`{path}` is {}, which is no {inner}; {wanted}", shown(value)),
                        );
                    }
                }
                Some(ExtendedType::InputObject(input)) => match given {
                    Value::Object(fields) => {
                        for (name, value) in fields {
                            match input.fields.get(name) {
                                Some(known) => self.value(value, &known.ty, &format!("{path}.{name}")),
                                None => {
                                    let names = input.fields.keys().map(|name| name.as_str());
                                    let message = format!("`{path}` has no `{name}`; {}", self.offer(name, names));
                                    self.refuse(name, message);
                                }
                            }
                        }
                    }
                    _ => {
                        let hint = match input.fields.contains_key("eq") {
                            true => format!("write {{eq: {}}}", shown(value)),
                            false => {
                                let names: Vec<&str> =
                                    input.fields.keys().map(|name| name.as_str()).take(OFFERED.1).collect();
                                format!("it takes an object with some of {}", names.join(", "))
                            }
                        };
                        let message = format!("`{path}` is {}, and not of type {inner}; {hint}", shown(value));
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
                    let hint = match inner.as_str() {
                        "PartialDate" => "it must be a date in quotes, such as \"2017-04\"",
                        "Int" => "it must be a whole number from -2147483648 to 2147483647",
                        "Float" => "it must be a number",
                        "Boolean" => "it must be true or false",
                        "ID" => "it must be an id in quotes, such as \"agency:iom\"",
                        _ => "it must be a text in quotes",
                    };
                    // A number that is one, and a date: what the value is wrong in is its content.
                    let code = match (inner.as_str(), given) {
                        ("PartialDate", _) | ("Int", Value::Int(_)) => Code::BadUserInput,
                        _ => Code::ValidationFailed,
                    };
                    self.refuse_as(
                        code,
                        value.location(),
                        format!("`{path}` is {}, which is no {inner}; {hint}", shown(value)),
                    );
                }
                _ => {}
            },
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

/// Whoever asks a page for the fields of its nodes is told of `nodes`.
fn unnamed_list(schema: &Schema, owner: &str, field: &str) -> Option<String> {
    let nodes = fields(schema, owner)?.get("nodes")?;
    let has = fields(schema, nodes.ty.inner_named_type())?.contains_key(field);
    has.then(|| format!("its nodes have: write nodes {{ {field} }}"))
}

/// What other servers call an argument.
fn usual(name: &str) -> Option<&'static str> {
    match name {
        "filter" | "filters" | "condition" => Some("where"),
        "limit" | "take" | "size" | "pageSize" => Some("first"),
        "cursor" | "offset" | "skip" => Some("after"),
        "order" | "sort" | "sortBy" | "order_by" => Some("orderBy"),
        _ => None,
    }
}

/// What there is instead, the nearest first.
pub fn offer<'n>(wrong: &str, names: impl Iterator<Item = &'n str>, offered: usize) -> String {
    let mut names: Vec<&str> = names.collect();
    // No name is nearly as long as what begins like this; ranking takes time with its length.
    let lower = wrong[..wrong.floor_char_boundary(LONGEST_RANKED)].to_lowercase();
    let distance = |name: &str| {
        let name = name.to_lowercase();
        // One that begins alike is nearer than its length tells.
        let alike = name.starts_with(&lower) || lower.starts_with(&name);
        strsim::damerau_levenshtein(&lower, &name) / if alike { 3 } else { 1 }
    };
    names.sort_by_cached_key(|name| distance(name));
    let rest = names.len().saturating_sub(offered);
    names.truncate(offered);
    let nearest = names.first().filter(|name| distance(name) <= 1 + wrong.len() / 3);
    let listed = match rest {
        0 => names.join(", "),
        rest => format!("{} and {rest} more", names.join(", ")),
    };
    match nearest {
        Some(nearest) if names.len() > 1 => format!("did you mean `{nearest}`? There are {listed}"),
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None if names.is_empty() => "there are none".to_owned(),
        None => format!("there are {listed}"),
    }
}

/// The beginning of a value, as much as a message may quote.
fn shown(value: &Node<Value>) -> String {
    let text = value.serialize().no_indent().to_string();
    let end = text.floor_char_boundary(60);
    if end < text.len() { format!("{}…", &text[..end]) } else { text }
}
