//! What instruments, agencies and networks are officially called in other languages than English.

use crate::{add_kinds, by_bytes, remove_kinds};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "
    CREATE TABLE translated_name (
        id integer NOT NULL PRIMARY KEY REFERENCES fact (id),
        instrument_id integer REFERENCES instrument (id),
        agency_id integer REFERENCES agency (id),
        network_id integer REFERENCES network (id),
        language text NOT NULL CONSTRAINT translated_name_language_check CHECK (language IN ('en', 'es')),
        name text NOT NULL CHECK (name <> ''),
        acronym text CHECK (acronym <> ''),
        CONSTRAINT translated_name_one_owner CHECK (
            CASE WHEN instrument_id IS NULL THEN 0 ELSE 1 END + CASE WHEN agency_id IS NULL THEN 0 ELSE 1 END
            + CASE WHEN network_id IS NULL THEN 0 ELSE 1 END = 1),
        UNIQUE (instrument_id, language),
        UNIQUE (agency_id, language),
        UNIQUE (network_id, language)
    )";

const PARTS: [&str; 1] = ["translated_name"];

/// The pages under each fact, before and with those under these names.
const CITATIONS: [&str; 2] = [
    include_str!("m20261128_000003_histories/v_citation.sql"),
    include_str!("views/v_citation_with_translated_names.sql"),
];

#[expect(
    elided_lifetimes_in_paths,
    reason = "the trait leaves out the lifetime of the manager, and has to be followed"
)]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_kinds("succession", &PARTS, manager).await?;
        let [_, with] = CITATIONS;
        let database = manager.get_connection();
        for sql in [&by_bytes(TABLE, manager.get_database_backend()), "DROP VIEW v_citation", with] {
            database.execute_unprepared(sql).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let [without, _] = CITATIONS;
        for sql in ["DROP VIEW v_citation", without, "DROP TABLE translated_name"] {
            manager.get_connection().execute_unprepared(sql).await?;
        }
        remove_kinds(&PARTS, manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
