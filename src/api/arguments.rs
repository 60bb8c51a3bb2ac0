//! Checks the arguments of a document before anything runs, so that an answer is whole or an error, and the error names
//! the argument and what is allowed.
//!
//! What the library's validation finds (unknown names, wrong types) is left to it; here are the rules that only Palermo
//! knows.

use crate::{
    api::error::Code,
    query::page::{self, PageArguments},
};
use async_graphql::{
    Name, Pos, Positioned, ServerError, Value as ConstValue, Variables,
    parser::types::{
        BaseType, ExecutableDocument, FragmentDefinition, OperationDefinition, Selection, SelectionSet,
        ServiceDocument, Type, TypeKind, TypeSystemDefinition,
    },
};
use async_graphql_value::Value;
use entity::partial_date::PartialDate;
use std::collections::HashMap;

/// The arguments of every field and the fields of every input object, by name.
pub struct ArgumentRules {
    fields: HashMap<String, HashMap<String, Field>>,
    inputs: HashMap<String, HashMap<String, Type>>,
}

struct Field {
    arguments: HashMap<String, Type>,
    /// The name of the type that it gives, without list and non-null.
    gives: String,
}

impl ArgumentRules {
    /// The rules of a schema, read from its own description.
    pub fn new(schema: &ServiceDocument) -> Self {
        let mut rules = ArgumentRules { fields: HashMap::new(), inputs: HashMap::new() };
        for definition in &schema.definitions {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let name = definition.node.name.node.to_string();
            match &definition.node.kind {
                TypeKind::Object(object) => rules.add_fields(name, &object.fields),
                TypeKind::Interface(interface) => rules.add_fields(name, &interface.fields),
                TypeKind::InputObject(input) => {
                    let fields = input.fields.iter().map(|field| &field.node);
                    let fields = fields.map(|field| (field.name.node.to_string(), field.ty.node.clone())).collect();
                    rules.inputs.insert(name, fields);
                }
                TypeKind::Scalar | TypeKind::Enum(_) | TypeKind::Union(_) => {}
            }
        }
        rules
    }

    fn add_fields(&mut self, owner: String, fields: &[Positioned<async_graphql::parser::types::FieldDefinition>]) {
        let field = |field: &async_graphql::parser::types::FieldDefinition| Field {
            arguments: (field.arguments.iter())
                .map(|argument| (argument.node.name.node.to_string(), argument.node.ty.node.clone()))
                .collect(),
            gives: base(&field.ty.node).to_owned(),
        };
        let fields = fields.iter().map(|each| (each.node.name.node.to_string(), field(&each.node))).collect();
        self.fields.insert(owner, fields);
    }

    /// Every argument of the operation and of the document's fragments that breaks a rule.
    pub fn check(
        &self,
        document: &ExecutableDocument,
        operation: &Positioned<OperationDefinition>,
        variables: &Variables,
    ) -> Vec<ServerError> {
        let mut check = Check { rules: self, operation: &operation.node, variables, errors: Vec::new() };
        check.variables();
        check.selection_set(&operation.node.selection_set.node, "Query");
        // Each fragment once, however often it is spread: linear in the document.
        for FragmentDefinition { type_condition, selection_set, .. } in document.fragments.values().map(|f| &f.node) {
            check.selection_set(&selection_set.node, &type_condition.node.on.node);
        }
        check.errors
    }
}

struct Check<'d> {
    rules: &'d ArgumentRules,
    operation: &'d OperationDefinition,
    variables: &'d Variables,
    errors: Vec<ServerError>,
}

impl<'d> Check<'d> {
    /// Holds that a variable that may not be null was given.
    fn variables(&mut self) {
        for definition in &self.operation.variable_definitions {
            let variable = &definition.node;
            let given = self.variables.get(&variable.name.node).or(variable.default_value());
            if !variable.var_type.node.nullable && given.is_none_or(|value| *value == ConstValue::Null) {
                let (name, expected) = (&variable.name.node, &variable.var_type.node);
                self.refuse(format!("the variable `${name}` must be given; it is of type {expected}"), definition.pos);
            }
        }
    }

    fn selection_set(&mut self, set: &'d SelectionSet, owner: &str) {
        let rules = self.rules;
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => {
                    let known = rules.fields.get(owner).and_then(|fields| fields.get(field.node.name.node.as_str()));
                    let Some(known) = known else { continue };
                    self.arguments(&field.node.arguments, known, field.pos);
                    self.selection_set(&field.node.selection_set.node, &known.gives);
                }
                Selection::InlineFragment(fragment) => {
                    let condition = fragment.node.type_condition.as_ref();
                    let owner = condition.map_or(owner, |condition| condition.node.on.node.as_str());
                    self.selection_set(&fragment.node.selection_set.node, owner);
                }
                // Its definition is checked on its own.
                Selection::FragmentSpread(_) => {}
            }
        }
    }

    fn arguments(&mut self, given: &'d [(Positioned<Name>, Positioned<Value>)], field: &'d Field, pos: Pos) {
        let mut page = PageArguments::default();
        for (name, value) in given {
            let Some(expected) = field.arguments.get(name.node.as_str()) else { continue };
            let Some(value) = self.resolve(&value.node) else { continue };
            match (name.node.as_str(), &value) {
                ("first", ConstValue::Number(number)) => page.first = number.as_i64(),
                ("last", ConstValue::Number(number)) => page.last = number.as_i64(),
                _ => self.value(name.node.as_str(), expected, &value, name.pos),
            }
        }
        if let Err(error) = page::check(&page) {
            self.refuse(error.to_string(), pos);
        }
    }

    /// Checks a value and all that is in it; `path` leads to it from the argument: `where.founded.lt`.
    fn value(&mut self, path: &str, expected: &Type, value: &ConstValue, pos: Pos) {
        match (&expected.base, value) {
            // Null as an argument is as if it were left out; within an input object, the object says so.
            (_, ConstValue::Null) => {}
            (BaseType::List(inner), ConstValue::List(values)) => {
                for value in values {
                    match value {
                        ConstValue::Null => self.refuse(format!("`{path}` has a null in it; leave it out"), pos),
                        value => self.value(path, inner, value, pos),
                    }
                }
            }
            (BaseType::List(inner), single) => self.value(path, inner, single, pos),
            (BaseType::Named(name), ConstValue::Object(fields)) => {
                let Some(expected) = self.rules.inputs.get(name.as_str()) else { return };
                for (field, value) in fields {
                    let Some(of_field) = expected.get(field.as_str()) else { continue };
                    let path = format!("{path}.{field}");
                    if *value != ConstValue::Null {
                        self.value(&path, of_field, value, pos);
                        continue;
                    }
                    // Only what may be missing can be asked for by its absence.
                    let asks = |input: &HashMap<String, Type>| input.contains_key("isNull");
                    let hint = match asks(expected) || self.rules.inputs.get(base(of_field)).is_some_and(asks) {
                        true => "leave it out, or use `isNull`",
                        false => "leave it out",
                    };
                    self.refuse(format!("`{path}` is null; {hint}"), pos);
                }
            }
            (BaseType::Named(name), ConstValue::Number(number))
                if name == "Int" && number.as_i64().is_none_or(|number| i32::try_from(number).is_err()) =>
            {
                self.refuse(format!("`{path}` must be a whole number from -2147483648 to 2147483647"), pos);
            }
            (BaseType::Named(name), value) if name == "PartialDate" => match value {
                ConstValue::String(text) => {
                    if let Err(error) = text.parse::<PartialDate>() {
                        self.refuse(format!("`{path}`: {error}"), pos);
                    }
                }
                _ => self.refuse(format!("`{path}` must be a date in quotes, such as \"2017-04\""), pos),
            },
            _ => {}
        }
    }

    /// The value with its variables filled in; nothing where it is a variable that was not given.
    fn resolve(&self, value: &Value) -> Option<ConstValue> {
        value
            .clone()
            .into_const_with(|name| match self.variables.get(&name) {
                Some(value) => Ok(value.clone()),
                None => self.default_of(&name).ok_or(()),
            })
            .ok()
    }

    fn default_of(&self, variable: &Name) -> Option<ConstValue> {
        let definition = self.operation.variable_definitions.iter().find(|each| each.node.name.node == *variable)?;
        definition.node.default_value.as_ref().map(|value| value.node.clone())
    }

    fn refuse(&mut self, message: String, pos: Pos) {
        let mut error = ServerError::new(message, Some(pos));
        error.extensions = Some(Code::BadUserInput.extensions());
        self.errors.push(error);
    }
}

fn base(ty: &Type) -> &str {
    match &ty.base {
        BaseType::Named(name) => name.as_str(),
        BaseType::List(inner) => base(inner),
    }
}
