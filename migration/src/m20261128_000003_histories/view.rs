//! The views that show what is new, and as they were.

use sea_orm_migration::prelude::*;

/// A view before and after.
pub(super) struct View {
    name: &'static str,
    before: &'static str,
    after: &'static str,
}

pub(super) const CHANGED: [View; 3] = [
    View { name: "v_citation", before: include_str!("../views/v_citation.sql"), after: include_str!("v_citation.sql") },
    View { name: "v_office", before: include_str!("../views/v_office.sql"), after: include_str!("v_office.sql") },
    View {
        name: "v_ratification",
        before: include_str!("../views/v_ratification.sql"),
        after: include_str!("v_ratification.sql"),
    },
];

impl View {
    pub(super) async fn renew(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        self.put(manager, self.after).await
    }

    pub(super) async fn restore(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        self.put(manager, self.before).await
    }

    async fn put(&self, manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
        let database = manager.get_connection();
        database.execute_unprepared(&format!("DROP VIEW {}", self.name)).await?;
        database.execute_unprepared(sql).await.map(|_| ())
    }
}
