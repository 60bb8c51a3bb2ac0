//! How a column of words comes to take more of them.
//!
//! A migration adds its words to those that the column takes by then, whoever added them, so that the migrations of two
//! changes that were made side by side can follow each other in either order.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{DbBackend, Statement},
};

/// Lets a column take more words, which come right behind one that it takes already.
pub(crate) async fn add(
    manager: &SchemaManager<'_>,
    (table, column): (&str, &str),
    behind: &str,
    words: &[&str],
) -> Result<(), DbErr> {
    let known = known(manager, table, column).await?;
    let mut changed = known.clone();
    let place = known.iter().position(|word| word == behind).ok_or_else(|| unknown(table, column, behind))?;
    changed.splice(place + 1..place + 1, words.iter().map(|word| (*word).to_owned()));
    put(manager, (table, column), &known, &changed).await
}

/// Lets a column take these words no more.
pub(crate) async fn remove(
    manager: &SchemaManager<'_>,
    (table, column): (&str, &str),
    words: &[&str],
) -> Result<(), DbErr> {
    let known = known(manager, table, column).await?;
    let left: Vec<String> = known.iter().filter(|word| !words.contains(&word.as_str())).cloned().collect();
    put(manager, (table, column), &known, &left).await
}

/// The words that a column takes.
async fn known(manager: &SchemaManager<'_>, table: &str, column: &str) -> Result<Vec<String>, DbErr> {
    let (database, backend) = (manager.get_connection(), manager.get_database_backend());
    let sql = match backend {
        DbBackend::Postgres => {
            format!("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = '{table}_{column}_check'")
        }
        _ => format!("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = '{table}'"),
    };
    let row = database.query_one_raw(Statement::from_string(backend, sql)).await?;
    let text: String = row.ok_or_else(|| unknown(table, column, ""))?.try_get_by(0)?;
    let list = match backend {
        DbBackend::Postgres => text.as_str(),
        _ => list_of(&text, column).ok_or_else(|| unknown(table, column, ""))?,
    };
    // No word has a quote in it.
    Ok(list.split('\'').skip(1).step_by(2).map(str::to_owned).collect())
}

/// The list of words in the definition of a table.
fn list_of<'s>(definition: &'s str, column: &str) -> Option<&'s str> {
    let (_, list) = definition.split_once(&format!("\"{column}\" IN ("))?;
    list.split_once(')').map(|(list, _)| list)
}

async fn put(
    manager: &SchemaManager<'_>,
    (table, column): (&str, &str),
    known: &[String],
    words: &[String],
) -> Result<(), DbErr> {
    let list = |words: &[String]| format!("\"{column}\" IN ('{}')", words.join("', '"));
    let sql = match manager.get_database_backend() {
        DbBackend::Postgres => format!(
            "ALTER TABLE {table} DROP CONSTRAINT {table}_{column}_check;
             ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_check CHECK ({})",
            list(words)
        ),
        // A table that others refer to can't be made anew without taking their references away. Its definition may be
        // written instead where nothing that is stored changes with it, as is so with a check that allows more.
        _ => format!(
            "PRAGMA writable_schema = ON;
             UPDATE sqlite_schema SET sql = replace(sql, '{}', '{}') WHERE type = 'table' AND name = '{table}';
             PRAGMA writable_schema = RESET",
            list(known).replace('\'', "''"),
            list(words).replace('\'', "''")
        ),
    };
    manager.get_connection().execute_unprepared(&sql).await.map(|_| ())
}

fn unknown(table: &str, column: &str, word: &str) -> DbErr {
    DbErr::Custom(format!("the column {table}.{column} has no list of words with `{word}`"))
}
