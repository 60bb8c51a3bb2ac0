//! What a type of the API is, as data: its columns and relations, each declared once, and how they are read.
//!
//! From the table follow the schema, filters, orders, groups, the index of words, the counts of vocabularies and the
//! cost of a question. It is filled by `api` with typed functions; the builder erases their types, so that whatever
//! works on the table is written, and compiled, once and not once a kind. It knows nothing of documents, SQL and HTTP.

pub mod absence;
pub mod ask;
pub mod bound;
pub mod cell;
pub mod condition;
pub mod declaration;
pub mod derived;
pub mod given;
pub mod group;
pub mod knowledge;
pub mod object;
pub mod operand;
pub mod order;
pub mod refusal;
pub mod resting;
pub mod row;
