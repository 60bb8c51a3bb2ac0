//! The editions of the data set that the database has held, and what each changed of the one before.

use crate::by_bytes;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The last columns repeat what stands in `dataset` and `fact`, whose rows the next import replaces.
const EDITION: &str = "
    CREATE TABLE edition (
        revision integer NOT NULL PRIMARY KEY CHECK (revision BETWEEN 1 AND 2147483647),
        version text NOT NULL CHECK (version <> ''),
        digest text NOT NULL CHECK (length(digest) = 64 AND ltrim(digest, '0123456789abcdef') = ''),
        imported_at text NOT NULL CHECK (imported_at LIKE '____-__-__T__:__:__%Z'),
        fact_count integer NOT NULL CHECK (fact_count BETWEEN 0 AND 2147483647)
    )";

const EDITION_CHANGE: &str = "
    CREATE TABLE edition_change (
        revision integer NOT NULL REFERENCES edition (revision),
        fact_key text NOT NULL CHECK (fact_key <> ''),
        kind text NOT NULL CHECK (\"kind\" IN ('instrument', 'measure', 'agency', 'network', 'membership', 'project', \
            'participation', 'action', 'output', 'arrangement', 'impact', 'state', 'ratification', 'finding', \
            'source', 'office_term', 'reported_size')),
        change text NOT NULL CHECK (\"change\" IN ('added', 'changed', 'removed')),
        PRIMARY KEY (revision, fact_key)
    )";

/// What a database holds already is the first edition that it remembers.
const EDITION_OF_TODAY: &str = "
    INSERT INTO edition (revision, version, digest, imported_at, fact_count)
    SELECT revision, version, digest, imported_at, 
        (SELECT count(*) FROM fact WHERE kind NOT IN ('office_term', 'reported_size')) FROM dataset";

#[expect(
    elided_lifetimes_in_paths,
    reason = "the trait leaves out the lifetime of the manager, and has to be followed"
)]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for sql in [EDITION, EDITION_CHANGE, EDITION_OF_TODAY] {
            let sql = by_bytes(sql, manager.get_database_backend());
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["edition_change", "edition"] {
            manager.drop_table(Table::drop().table(table).take()).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
