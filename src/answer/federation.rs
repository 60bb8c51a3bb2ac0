//! This graph as one of several behind a gateway: its schema as a subgraph, by the specification of Apollo Federation 2.
//!
//! Every kind can be referred to by its id, so that a partner adds fields to it. What a list in pages is made of is
//! shareable: another subgraph that lists the same kind has types of the same names.

use crate::{
    answer::{
        document,
        plan::{Applies, Compiler, Merged},
    },
    api,
    table::given::ANY,
};
use apollo_compiler::{
    Node,
    ast::{Argument, Directive, Value},
    name,
    schema::{Component, ExtendedType},
};
use async_graphql::dynamic::{Field, FieldFuture, Object, TypeRef};
use std::sync::LazyLock;

/// The field by which a gateway asks for the schema.
pub const SERVICE: &str = "_service";

/// The field by which a gateway asks for nodes.
pub const ENTITIES: &str = "_entities";

/// The union of what a gateway can ask for.
pub const ENTITY: &str = "_Entity";

/// How many nodes a gateway can ask for at once.
pub const MAXIMUM_REPRESENTATIONS: usize = api::federation::MAXIMUM_REPRESENTATIONS;

const SERVICE_TYPE: &str = "_Service";

const LINK: &str =
    "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.0\", import: [\"@key\", \"@shareable\"])\n\n";

/// The type of the schema that a gateway asks for.
pub fn service() -> Object {
    let sdl = Field::new("sdl", TypeRef::named_nn(TypeRef::STRING), |_| FieldFuture::from_value(None));
    Object::new(SERVICE_TYPE)
        .description("This graph as a subgraph, for gateways of a federation.")
        .field(sdl.description("Its schema with the directives of Federation 2, without what only gateways ask for."))
}

/// The field of the root that leads there.
pub fn service_field() -> Field {
    Field::new(SERVICE, TypeRef::named_nn(SERVICE_TYPE), |_| FieldFuture::from_value(None))
        .description("For gateways of a federation: this graph as a subgraph.")
}

/// The schema as a subgraph. What only gateways ask for is left out, as the specification wants it.
pub fn sdl() -> &'static str {
    static SDL: LazyLock<String> = LazyLock::new(|| {
        let mut subgraph = (**document::rules()).clone();
        for of in [SERVICE_TYPE, ENTITY, ANY] {
            subgraph.types.shift_remove(of);
        }
        for (of, definition) in &mut subgraph.types {
            let ExtendedType::Object(object) = definition else { continue };
            let object = object.make_mut();
            match of.as_str() {
                "Query" => object.fields.retain(|field, _| field != SERVICE && field != ENTITIES),
                _ if object.implements_interfaces.contains("Node") => {
                    let fields = Argument { name: name!("fields"), value: Node::new(Value::String("id".to_owned())) };
                    let key = Directive { name: name!("key"), arguments: vec![Node::new(fields)] };
                    object.directives.push(Component::new(key));
                }
                of if is_of_page(of) => {
                    let shareable = Directive { name: name!("shareable"), arguments: Vec::new() };
                    object.directives.push(Component::new(shareable));
                }
                _ => {}
            }
        }
        format!("{LINK}{subgraph}")
    });
    &SDL
}

/// Whether a type is a part of pages, whatever they are pages of.
fn is_of_page(of: &str) -> bool {
    of == "PageInfo" || of.ends_with("Connection") || of.ends_with("Edge")
}

/// What is asked of the schema as a subgraph: its fields with their keys, true where the schema itself is meant.
pub type Service = Vec<(Box<str>, bool)>;

impl Compiler<'_> {
    /// The field that asks for the schema as a subgraph.
    pub(super) fn service(&self, merged: &Merged<'_>) -> Service {
        let fields = self.collect(&Applies { name: SERVICE_TYPE, interfaces: &[] }, &merged.sets);
        fields.iter().map(|field| (field.name.into(), field.field.name == "sdl")).collect()
    }
}

/// Writes what is asked of the schema as a subgraph.
pub fn write(asked: &Service, out: &mut Vec<u8>) {
    let value = |is_sdl: bool| serde_json::Value::from(if is_sdl { sdl() } else { SERVICE_TYPE });
    let fields = asked.iter().map(|(name, is_sdl)| (name.to_string(), value(*is_sdl)));
    let object = serde_json::Value::Object(fields.collect());
    serde_json::to_writer(out, &object).expect("memory takes it");
}
