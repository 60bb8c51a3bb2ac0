//! The tables of the facts, of the data set as a whole and of the server's secret.

mod basis;
mod instruments;
mod structures;
mod table;
mod words;
mod work;

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[expect(
    elided_lifetimes_in_paths,
    reason = "the trait leaves out the lifetime of the manager, and has to be followed"
)]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            table.create(manager).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables().into_iter().rev() {
            table.drop(manager).await?;
        }
        Ok(())
    }

    // On SQLite the default is none, and a migration that fails half way would leave half of its tables.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Every table, those that others refer to first.
fn tables() -> Vec<table::Table> {
    [basis::tables(), instruments::tables(), structures::tables(), work::tables()].into_iter().flatten().collect()
}
