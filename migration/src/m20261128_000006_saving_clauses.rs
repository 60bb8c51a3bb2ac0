//! Which measures only save what other law provides.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const SAVING_CLAUSE: &str = "
    ALTER TABLE measure ADD COLUMN saving_clause boolean
    CONSTRAINT measure_saving_clause_check CHECK (saving_clause IN (TRUE, FALSE))";

#[expect(
    elided_lifetimes_in_paths,
    reason = "the trait leaves out the lifetime of the manager, and has to be followed"
)]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(SAVING_CLAUSE).await.map(|_| ())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = "ALTER TABLE measure DROP COLUMN saving_clause";
        manager.get_connection().execute_unprepared(sql).await.map(|_| ())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
