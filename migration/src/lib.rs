//! The database of Palermo: its tables, constraints and views, one file a migration.
//!
//! What is written here is history: a migration that was released is not edited, and knows nothing of the entities,
//! which move on. A test holds what all migrations together make to the entities of today.

mod m20261124_000001_facts;
mod m20261124_000002_views;
mod m20261126_000001_editions;
mod m20261128_000001_edition_values;
mod m20261128_000002_territories;
mod m20261128_000003_histories;
mod m20261128_000006_saving_clauses;
mod m20261129_000001_translated_names;
mod words;

use sea_orm_migration::{
    prelude::*,
    sea_orm::{DatabaseTransaction, DbBackend, EntityTrait},
    seaql_migrations,
};

pub use sea_orm_migration::{IntoSchemaManagerConnection, MigratorTrait};

/// All migrations, in order of time.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_facts::Migration),
            Box::new(m20261124_000002_views::Migration),
            Box::new(m20261126_000001_editions::Migration),
            Box::new(m20261128_000001_edition_values::Migration),
            Box::new(m20261128_000002_territories::Migration),
            Box::new(m20261128_000003_histories::Migration),
            Box::new(m20261128_000006_saving_clauses::Migration),
            Box::new(m20261129_000001_translated_names::Migration),
        ]
    }
}

/// The tables that tell the kind of a fact.
const OF_KINDS: [&str; 2] = ["fact", "edition_change"];

/// A statement that makes a table, for a database: PostgreSQL compares and sorts texts by their bytes only where it is told to.
fn by_bytes(statement: &str, database: DbBackend) -> String {
    match database {
        DbBackend::Postgres => {
            statement.replace(" text ", " text COLLATE \"C\" ").replace(" text,", " text COLLATE \"C\",")
        }
        _ => statement.to_owned(),
    }
}

/// Lets facts be of more kinds, which come right behind one that is there already.
async fn add_kinds(behind: &str, kinds: &[&str], manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for table in OF_KINDS {
        words::add(manager, (table, "kind"), behind, kinds).await?;
    }
    Ok(())
}

/// Removes the facts of these kinds, and what refers to them, and lets there be no more; their own tables are gone already.
async fn remove_kinds(kinds: &[&str], manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let gone = format!("\"kind\" IN ('{}')", kinds.join("', '"));
    for (table, column) in [("citation", "fact_id"), ("output_partner", "partner_id"), ("finding_about", "about_id")] {
        let sql = format!("DELETE FROM {table} WHERE {column} IN (SELECT id FROM fact WHERE {gone})");
        manager.get_connection().execute_unprepared(&sql).await?;
    }
    for table in OF_KINDS {
        manager.get_connection().execute_unprepared(&format!("DELETE FROM {table} WHERE {gone}")).await?;
        words::remove(manager, (table, "kind"), kinds).await?;
    }
    Ok(())
}

/// How the tables of a database stand to the migrations of this program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// None was made: what is there, if anything, is of another program.
    New,
    /// All migrations were made.
    Current,
    /// Some are still to be made.
    Behind,
    /// Some were made that this program does not know, by a newer one: their names.
    Ahead(Vec<String>),
    /// Another program keeps a list of its migrations there: their names.
    Foreign(Vec<String>),
}

/// The name of the first migration, which every database of ours has.
pub fn first() -> String {
    Migrator::migrations().first().map(|migration| migration.name().to_owned()).unwrap_or_default()
}

/// How a database stands. Only reads.
pub async fn standing<'c>(database: impl IntoSchemaManagerConnection<'c>) -> Result<Standing, DbErr> {
    let manager = SchemaManager::new(database);
    if !manager.has_table("seaql_migrations").await? {
        return Ok(Standing::New);
    }
    let made: Vec<String> = seaql_migrations::Entity::find()
        .all(manager.get_connection())
        .await?
        .into_iter()
        .map(|row| row.version)
        .collect();
    let known = Migrator::migrations();
    let unknown: Vec<String> =
        made.iter().filter(|made| known.iter().all(|migration| migration.name() != *made)).cloned().collect();
    Ok(match (unknown.len(), made.len()) {
        (0, 0) => Standing::New,
        (0, made) if made == known.len() => Standing::Current,
        (0, _) => Standing::Behind,
        (unknown_count, made) if unknown_count == made => Standing::Foreign(unknown),
        _ => Standing::Ahead(unknown),
    })
}

/// Makes what is still to be made. The caller commits, so that a database never has half of the migrations.
pub async fn migrate(transaction: &DatabaseTransaction) -> Result<(), DbErr> {
    Migrator::up(transaction, None).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm_migration::sea_orm::{Database, DatabaseConnection, Statement};

    async fn objects(database: &DatabaseConnection) -> Vec<String> {
        let sql = "SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name";
        let rows = database.query_all_raw(Statement::from_string(database.get_database_backend(), sql)).await;
        rows.expect("a query").iter().map(|row| row.try_get_by(0).expect("a name")).collect()
    }

    #[tokio::test]
    async fn every_migration_can_be_taken_back_and_made_again() {
        let database = Database::connect("sqlite::memory:").await.expect("a database");
        assert_eq!(standing(&database).await, Ok(Standing::New));
        Migrator::up(&database, None).await.expect("the way up");
        let made = objects(&database).await;
        assert_eq!(standing(&database).await, Ok(Standing::Current));
        Migrator::down(&database, None).await.expect("the way down");
        assert_eq!(objects(&database).await, ["seaql_migrations"]);
        assert_eq!(standing(&database).await, Ok(Standing::New));
        Migrator::up(&database, None).await.expect("the way up again");
        assert_eq!(objects(&database).await, made);
    }
}
