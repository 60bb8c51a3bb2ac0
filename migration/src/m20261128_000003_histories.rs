//! What changes in time and could not be said: counts of parties, days of instruments and of parties, opt-outs, the names,
//! seats and kinds that agencies had, who took whose place, who pays for projects, and members that are no agencies.

mod view;

use crate::{add_kinds, by_bytes, remove_kinds, words};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The tables, those that others refer to first: name, and what stands between the brackets behind the id.
const TABLES: [(&str, &str); 9] = [
    (
        "party_count",
        "instrument_id integer NOT NULL REFERENCES instrument (id),
        counted_on text NOT NULL CONSTRAINT party_count_counted_on_check CHECK ({date:counted_on}),
        count integer NOT NULL CONSTRAINT party_count_count_check CHECK (count BETWEEN 0 AND 2147483647),
        includes_organisations boolean CHECK (includes_organisations IN (TRUE, FALSE)),
        UNIQUE (instrument_id, counted_on)",
    ),
    (
        "opt_out",
        "instrument_id integer NOT NULL REFERENCES instrument (id),
        state_id integer NOT NULL REFERENCES state (id),
        provision text CHECK (provision <> ''),
        summary text CHECK (summary <> ''),
        opted_in_on text CHECK ({date:opted_in_on}),
        until text CHECK ({date:until}),
        UNIQUE (instrument_id, state_id)",
    ),
    (
        "agency_name",
        "agency_id integer NOT NULL REFERENCES agency (id),
        name text NOT NULL CHECK (name <> ''),
        acronym text CHECK (acronym <> ''),
        since text CHECK ({date:since}),
        until text CHECK ({date:until})",
    ),
    (
        "agency_seat",
        "agency_id integer NOT NULL REFERENCES agency (id),
        seat text NOT NULL CHECK (seat <> ''),
        since text CHECK ({date:since}),
        until text CHECK ({date:until})",
    ),
    (
        "agency_kind_term",
        "agency_id integer NOT NULL REFERENCES agency (id),
        kind text NOT NULL CONSTRAINT agency_kind_term_kind_check CHECK (\"kind\" IN ('un_entity', 'un_related', \
            'eu_agency', 'eu_institution', 'eu_operation', 'regional_organization', \
            'intergovernmental_organization', 'treaty_body', 'court')),
        since text CHECK ({date:since}),
        until text CHECK ({date:until})",
    ),
    (
        "succession",
        "agency_id integer NOT NULL REFERENCES agency (id),
        predecessor_id integer REFERENCES agency (id),
        predecessor_name text CHECK (predecessor_name <> ''),
        successor_name text CHECK (successor_name <> ''),
        succeeded_on text CHECK ({date:succeeded_on}),
        CONSTRAINT succession_of_two CHECK (predecessor_id <> agency_id),
        CONSTRAINT succession_one_other CHECK ({one:predecessor_id,predecessor_name,successor_name})",
    ),
    (
        "funding",
        "project_id integer NOT NULL REFERENCES project (id),
        agency_id integer REFERENCES agency (id),
        state_id integer REFERENCES state (id),
        name text CHECK (name <> ''),
        amount bigint CONSTRAINT funding_amount_check CHECK (amount BETWEEN 0 AND 9223372036854775807),
        currency text CONSTRAINT funding_currency_check
            CHECK (length(currency) = 3 AND ltrim(currency, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') = ''),
        funded_on text CHECK ({date:funded_on}),
        CONSTRAINT funding_one_funder CHECK ({one:agency_id,state_id,name}),
        CONSTRAINT funding_currency_of_an_amount CHECK ((amount IS NULL) = (currency IS NULL))",
    ),
    (
        "other_member",
        "network_id integer NOT NULL REFERENCES network (id),
        state_id integer REFERENCES state (id),
        name text CHECK (name <> ''),
        role text NOT NULL CONSTRAINT other_member_role_check CHECK (\"role\" IN ('coordinator', 'secretariat', \
            'member', 'partner', 'observer')),
        since text CHECK ({date:since}),
        attested text CHECK ({date:attested}),
        until text CHECK ({date:until}),
        CONSTRAINT other_member_one_member CHECK ({one:state_id,name}),
        CONSTRAINT other_member_attested_only_without_since CHECK (attested IS NULL OR since IS NULL)",
    ),
    (
        "other_office_term",
        "other_member_id integer NOT NULL REFERENCES other_member (id),
        office text NOT NULL CONSTRAINT other_office_term_office_check CHECK (\"office\" IN ('chair', 'co_chair', \
            'vice_chair')),
        since text CHECK ({date:since}),
        until text CHECK ({date:until})",
    ),
];

/// Columns that rows are found by and no key begins with.
const INDEXES: [(&str, &str); 12] = [
    ("opt_out", "state_id"),
    ("agency_name", "agency_id"),
    ("agency_seat", "agency_id"),
    ("agency_kind_term", "agency_id"),
    ("succession", "agency_id"),
    ("succession", "predecessor_id"),
    ("funding", "project_id"),
    ("funding", "agency_id"),
    ("funding", "state_id"),
    ("other_member", "network_id"),
    ("other_member", "state_id"),
    ("other_office_term", "other_member_id"),
];

/// Dates that tables get which were there.
const COLUMNS: [(&str, &str); 4] = [
    ("instrument", "opened_on"),
    ("instrument", "applies_from"),
    ("instrument", "transpose_by"),
    ("ratification", "in_force_on"),
];

/// The parts of facts that the tables hold.
const PARTS: [&str; 9] = [
    "party_count",
    "opt_out",
    "agency_name",
    "agency_seat",
    "agency_kind_term",
    "succession",
    "funding",
    "other_member",
    "other_office_term",
];

#[expect(
    elided_lifetimes_in_paths,
    reason = "the trait leaves out the lifetime of the manager, and has to be followed"
)]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_kinds("reported_size", &PARTS, manager).await?;
        words::add(manager, ("finding", "verdict"), "partly", &["inconclusive"]).await?;
        for (table, columns) in TABLES {
            let columns = written_out(columns);
            let sql = format!("CREATE TABLE {table} (id integer NOT NULL PRIMARY KEY REFERENCES fact (id), {columns})");
            make(manager, &sql).await?;
        }
        for (table, column) in INDEXES {
            make(manager, &format!("CREATE INDEX {table}_{column}_index ON {table} ({column})")).await?;
        }
        for (table, column) in COLUMNS {
            let check = format!("CONSTRAINT {table}_{column}_check CHECK ({})", is_date(column));
            make(manager, &format!("ALTER TABLE {table} ADD COLUMN {column} text {check}")).await?;
        }
        for view in view::CHANGED {
            view.renew(manager).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for view in view::CHANGED {
            view.restore(manager).await?;
        }
        for (table, column) in COLUMNS {
            make(manager, &format!("ALTER TABLE {table} DROP COLUMN {column}")).await?;
        }
        for (table, _) in TABLES.iter().rev() {
            manager.drop_table(Table::drop().table(*table).take()).await?;
        }
        // What can't be said any longer is not kept half.
        make(manager, "UPDATE finding SET verdict = NULL WHERE verdict = 'inconclusive'").await?;
        words::remove(manager, ("finding", "verdict"), &["inconclusive"]).await?;
        remove_kinds(&PARTS, manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn make(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    let sql = by_bytes(sql, manager.get_database_backend());
    manager.get_connection().execute_unprepared(&sql).await.map(|_| ())
}

/// The columns with their checks in full: `{date:since}` for a date as far as it is known, `{one:a,b}` for one and only
/// one of several.
fn written_out(columns: &str) -> String {
    let mut text = String::new();
    let mut rest = columns;
    while let Some((before, marked)) = rest.split_once('{') {
        let (mark, after) = marked.split_once('}').unwrap_or((marked, ""));
        text.push_str(before);
        text.push_str(&match mark.split_once(':') {
            Some(("date", column)) => is_date(column),
            Some((_, columns)) => exactly_one(columns),
            None => String::new(),
        });
        rest = after;
    }
    text + rest
}

fn is_date(column: &str) -> String {
    format!(
        "({column} LIKE '____' OR {column} LIKE '____-__' OR {column} LIKE '____-__-__') \
         AND ltrim({column}, '0123456789-') = ''"
    )
}

/// PostgreSQL does not add booleans.
fn exactly_one(columns: &str) -> String {
    let given = columns.split(',').map(|column| format!("CASE WHEN {column} IS NULL THEN 0 ELSE 1 END"));
    format!("{} = 1", given.collect::<Vec<_>>().join(" + "))
}
