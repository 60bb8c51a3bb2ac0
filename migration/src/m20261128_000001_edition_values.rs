//! What each edition of the data set changed of a fact, value by value.

use crate::by_bytes;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const EDITION_VALUE: &str = "
    CREATE TABLE edition_value (
        revision integer NOT NULL REFERENCES edition (revision),
        fact_key text NOT NULL CHECK (fact_key <> ''),
        place text NOT NULL CHECK (place <> ''),
        before text,
        after text,
        PRIMARY KEY (revision, fact_key, place)
    )";

#[expect(
    elided_lifetimes_in_paths,
    reason = "the trait leaves out the lifetime of the manager, and has to be followed"
)]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = by_bytes(EDITION_VALUE, manager.get_database_backend());
        manager.get_connection().execute_unprepared(&sql).await.map(|_| ())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("edition_value").take()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
