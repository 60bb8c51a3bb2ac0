//! The views for those who read the database with a tool of their own.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The views by name. They refer to tables only, so that their order is free.
const VIEWS: [(&str, &str); 11] = [
    ("v_action", include_str!("views/v_action.sql")),
    ("v_agency", include_str!("views/v_agency.sql")),
    ("v_arrangement", include_str!("views/v_arrangement.sql")),
    ("v_citation", include_str!("views/v_citation.sql")),
    ("v_finding", include_str!("views/v_finding.sql")),
    ("v_measure", include_str!("views/v_measure.sql")),
    ("v_membership", include_str!("views/v_membership.sql")),
    ("v_office", include_str!("views/v_office.sql")),
    ("v_output", include_str!("views/v_output.sql")),
    ("v_participation", include_str!("views/v_participation.sql")),
    ("v_ratification", include_str!("views/v_ratification.sql")),
];

#[expect(
    elided_lifetimes_in_paths,
    reason = "the trait leaves out the lifetime of the manager, and has to be followed"
)]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (_, sql) in VIEWS {
            // SQLite took the name of the standard in 3.44, and the tools of many analysts are older than that.
            let sql = match manager.get_database_backend() {
                DbBackend::Sqlite => sql.replace("string_agg(", "group_concat("),
                _ => sql.to_owned(),
            };
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, _) in VIEWS {
            manager.get_connection().execute_unprepared(&format!("DROP VIEW {name}")).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
