//! Regions of the world, and in which of them agencies work and actions are done.

use crate::{by_bytes, facts_are, forget_later_facts};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The kinds of fact up to now.
const KINDS_BEFORE: [&str; 17] = [
    "instrument",
    "measure",
    "agency",
    "network",
    "membership",
    "project",
    "participation",
    "action",
    "output",
    "arrangement",
    "impact",
    "state",
    "ratification",
    "finding",
    "source",
    "office_term",
    "reported_size",
];

/// The kinds of fact from now on.
const KINDS: [&str; 18] = [
    "instrument",
    "measure",
    "agency",
    "network",
    "membership",
    "project",
    "participation",
    "action",
    "output",
    "arrangement",
    "impact",
    "state",
    "region",
    "ratification",
    "finding",
    "source",
    "office_term",
    "reported_size",
];

/// The tables by name, those that others refer to first.
const TABLES: [(&str, &str); 4] = [
    (
        "region",
        "CREATE TABLE region (
            id integer NOT NULL PRIMARY KEY REFERENCES fact (id),
            slug text NOT NULL CHECK (slug <> ''),
            name text NOT NULL CHECK (name <> ''),
            kind text NOT NULL CHECK (\"kind\" IN ('geographic', 'institutional', 'operational')),
            m49 text CHECK (length(m49) = 3 AND ltrim(m49, '0123456789') = ''),
            summary text NOT NULL
        )",
    ),
    (
        "region_state",
        "CREATE TABLE region_state (
            region_id integer NOT NULL REFERENCES region (id),
            position integer NOT NULL CHECK (position BETWEEN 0 AND 2147483647),
            state_id integer NOT NULL REFERENCES state (id),
            PRIMARY KEY (region_id, position)
        )",
    ),
    (
        "agency_territory",
        "CREATE TABLE agency_territory (
            agency_id integer NOT NULL REFERENCES agency (id),
            position integer NOT NULL CHECK (position BETWEEN 0 AND 2147483647),
            region_id integer NOT NULL REFERENCES region (id),
            PRIMARY KEY (agency_id, position)
        )",
    ),
    (
        "action_territory",
        "CREATE TABLE action_territory (
            action_id integer NOT NULL REFERENCES action (id),
            position integer NOT NULL CHECK (position BETWEEN 0 AND 2147483647),
            region_id integer NOT NULL REFERENCES region (id),
            PRIMARY KEY (action_id, position)
        )",
    ),
];

const INDEXES: [&str; 8] = [
    "CREATE UNIQUE INDEX region_slug_key ON region (slug)",
    "CREATE UNIQUE INDEX region_m49_key ON region (m49)",
    "CREATE UNIQUE INDEX region_state_region_id_state_id_key ON region_state (region_id, state_id)",
    "CREATE INDEX region_state_state_id_index ON region_state (state_id)",
    "CREATE UNIQUE INDEX agency_territory_agency_id_region_id_key ON agency_territory (agency_id, region_id)",
    "CREATE INDEX agency_territory_region_id_index ON agency_territory (region_id)",
    "CREATE UNIQUE INDEX action_territory_action_id_region_id_key ON action_territory (action_id, region_id)",
    "CREATE INDEX action_territory_region_id_index ON action_territory (region_id)",
];

#[expect(
    elided_lifetimes_in_paths,
    reason = "the trait leaves out the lifetime of the manager, and has to be followed"
)]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        facts_are(&KINDS, manager).await?;
        let database = manager.get_connection();
        for (_, table) in TABLES {
            database.execute_unprepared(&by_bytes(table, manager.get_database_backend())).await?;
        }
        for index in INDEXES {
            database.execute_unprepared(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, _) in TABLES.into_iter().rev() {
            manager.drop_table(Table::drop().table(table).take()).await?;
        }
        forget_later_facts(&KINDS_BEFORE, manager).await?;
        facts_are(&KINDS_BEFORE, manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
