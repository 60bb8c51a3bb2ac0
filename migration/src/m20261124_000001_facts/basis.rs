//! What all facts rest on: the facts by id, their sources, and what is known of the data set as a whole.

use super::{table::Table, words};
use sea_orm_migration::prelude::*;

pub(super) fn tables() -> Vec<Table> {
    vec![
        Table::new("dataset")
            .id()
            .text("version")
            .text("license")
            .text("citation")
            .number("revision")
            .text("digest")
            .text("imported_at")
            .word("origin", words::ORIGIN)
            .check("dataset_one_row", "\"id\" = 1")
            .check("dataset_revision_from_1", "\"revision\" >= 1")
            .check("dataset_digest_sha256", "length(\"digest\") = 64 AND ltrim(\"digest\", '0123456789abcdef') = ''")
            .check("dataset_imported_at_utc", "\"imported_at\" LIKE '____-__-__T__:__:__%Z'"),
        Table::new("secret")
            .column(ColumnDef::new("name").text().not_null())
            .column(ColumnDef::new("value").blob().not_null())
            .primary_key(&["name"]),
        Table::new("fact").id().word("kind", words::FACT_KIND).text("key").unique(&["key"]),
        Table::of_facts("source").text("url").text("title").prose("publisher").unique(&["url"]),
        Table::of_list("citation", "fact_id", "fact")
            .reference("source_id", "source")
            .flag("verified")
            .unique(&["fact_id", "source_id"]),
        Table::new("identifier")
            .reference("fact_id", "fact")
            .text("scheme")
            .text("value")
            .primary_key(&["fact_id", "scheme"]),
    ]
}
