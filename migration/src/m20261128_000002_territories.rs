//! Regions of the world, and in which of them agencies work and actions are done; what agencies are empowered to act on; what
//! the figures of databases count, and which database is part of which.

use crate::{add_kinds, by_bytes, remove_kinds};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The parts of facts that the tables hold.
const PARTS: [&str; 2] = ["power", "headline_figure"];

/// The tables by name, those that others refer to first.
const TABLES: [(&str, &str); 7] = [
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
    (
        "power",
        "CREATE TABLE power (
            id integer NOT NULL PRIMARY KEY REFERENCES fact (id),
            agency_id integer NOT NULL REFERENCES agency (id),
            axis text NOT NULL CHECK (\"axis\" IN ('prevention', 'prosecution', 'protection')),
            crime text NOT NULL CHECK (\"crime\" IN ('trafficking', 'smuggling', 'both')),
            instrument_id integer REFERENCES instrument (id),
            \"text\" text CHECK (\"text\" <> ''),
            provision text CHECK (provision <> ''),
            CONSTRAINT power_one_text CHECK ((instrument_id IS NULL) <> (\"text\" IS NULL))
        )",
    ),
    (
        "output_count",
        "CREATE TABLE output_count (
            output_id integer NOT NULL REFERENCES output (id),
            position integer NOT NULL CHECK (position BETWEEN 0 AND 2147483647),
            counts text NOT NULL CHECK (\"counts\" IN (UNITS)),
            PRIMARY KEY (output_id, position)
        )",
    ),
    (
        "headline_figure",
        "CREATE TABLE headline_figure (
            id integer NOT NULL PRIMARY KEY REFERENCES fact (id),
            output_id integer NOT NULL REFERENCES output (id),
            value integer NOT NULL CHECK (value BETWEEN 0 AND 2147483647),
            counts text NOT NULL CHECK (\"counts\" IN (UNITS)),
            as_of text CHECK ((as_of LIKE '____' OR as_of LIKE '____-__' OR as_of LIKE '____-__-__') \
                AND ltrim(as_of, '0123456789-') = ''),
            note text CHECK (note <> '')
        )",
    ),
];

/// What a figure may count.
const UNITS: &str = "'victims', 'suspects', 'prosecutions', 'convictions', 'cases', 'incidents', 'detections', \
    'crossings', 'deaths', 'asylum_claims', 'refugees', 'migrants', 'children', 'forced_labour', 'documents', \
    'provisions', 'records'";

const INDEXES: [&str; 13] = [
    "CREATE UNIQUE INDEX region_slug_key ON region (slug)",
    "CREATE UNIQUE INDEX region_m49_key ON region (m49)",
    "CREATE UNIQUE INDEX region_state_region_id_state_id_key ON region_state (region_id, state_id)",
    "CREATE INDEX region_state_state_id_index ON region_state (state_id)",
    "CREATE UNIQUE INDEX agency_territory_agency_id_region_id_key ON agency_territory (agency_id, region_id)",
    "CREATE INDEX agency_territory_region_id_index ON agency_territory (region_id)",
    "CREATE UNIQUE INDEX action_territory_action_id_region_id_key ON action_territory (action_id, region_id)",
    "CREATE INDEX action_territory_region_id_index ON action_territory (region_id)",
    "CREATE INDEX power_agency_id_index ON power (agency_id)",
    "CREATE INDEX power_instrument_id_index ON power (instrument_id)",
    "CREATE UNIQUE INDEX output_count_output_id_counts_key ON output_count (output_id, counts)",
    "CREATE INDEX headline_figure_output_id_index ON headline_figure (output_id)",
    "CREATE INDEX output_part_of_id_index ON output (part_of_id)",
];

/// The pages under each fact, with those under powers and headline figures.
const VIEW: &str = include_str!("views/v_citation_with_powers.sql");
const VIEW_BEFORE: &str = include_str!("views/v_citation.sql");

#[expect(
    elided_lifetimes_in_paths,
    reason = "the trait leaves out the lifetime of the manager, and has to be followed"
)]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_kinds("state", &["region"], manager).await?;
        add_kinds("reported_size", &PARTS, manager).await?;
        let database = manager.get_connection();
        for (_, table) in TABLES {
            let table = table.replace("UNITS", UNITS);
            database.execute_unprepared(&by_bytes(&table, manager.get_database_backend())).await?;
        }
        let whole = "CONSTRAINT output_not_its_own_part CHECK (part_of_id <> id)";
        let column = format!("ALTER TABLE output ADD COLUMN part_of_id integer {whole} REFERENCES output (id)");
        database.execute_unprepared(&column).await?;
        for index in INDEXES {
            database.execute_unprepared(index).await?;
        }
        for view in ["DROP VIEW v_citation", VIEW] {
            database.execute_unprepared(view).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let database = manager.get_connection();
        let column = ["DROP INDEX output_part_of_id_index", "ALTER TABLE output DROP COLUMN part_of_id"];
        for sql in ["DROP VIEW v_citation", VIEW_BEFORE].into_iter().chain(column) {
            database.execute_unprepared(sql).await?;
        }
        for (table, _) in TABLES.into_iter().rev() {
            manager.drop_table(Table::drop().table(table).take()).await?;
        }
        remove_kinds(&PARTS, manager).await?;
        remove_kinds(&["region"], manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
