//! What the migrations make is what the entities say, in both databases.

use crate::{
    database::{columns_of_all, filled_at, texts},
    stores::both,
};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement, TransactionTrait};
use std::collections::BTreeMap;

/// The tables, but for the list of migrations.
async fn table_names(database: &DatabaseConnection) -> Vec<String> {
    let sql = match database.get_database_backend() {
        DbBackend::Sqlite => {
            "SELECT name FROM sqlite_master
             WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'seaql_migrations'"
        }
        _ => {
            "SELECT CAST(tablename AS text) FROM pg_tables
             WHERE schemaname = 'public' AND tablename <> 'seaql_migrations'"
        }
    };
    texts(database, sql).await
}

/// The columns of a table, each followed by `!` where it must be given.
async fn column_names(database: &DatabaseConnection, table: &str) -> Vec<String> {
    let sql = match database.get_database_backend() {
        DbBackend::Sqlite => format!(
            "SELECT name || CASE WHEN \"notnull\" THEN '!' ELSE '' END FROM pragma_table_info('{table}') ORDER BY cid"
        ),
        _ => format!(
            "SELECT column_name || CASE WHEN is_nullable = 'NO' THEN '!' ELSE '' END FROM information_schema.columns
             WHERE table_name = '{table}' ORDER BY ordinal_position"
        ),
    };
    texts(database, &sql).await
}

/// The columns of a table that refer to others.
async fn references(database: &DatabaseConnection, table: &str) -> Vec<String> {
    let sql = match database.get_database_backend() {
        DbBackend::Sqlite => format!("SELECT \"from\" FROM pragma_foreign_key_list('{table}')"),
        _ => format!(
            "SELECT CAST(attname AS text) FROM pg_constraint
             JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
             WHERE contype = 'f' AND conrelid = CAST('{table}' AS regclass)"
        ),
    };
    texts(database, &sql).await
}

/// How the rows with a value in a column are found.
async fn plan(database: &DatabaseConnection, table: &str, column: &str) -> String {
    let select = format!("SELECT * FROM \"{table}\" WHERE \"{column}\" = 1");
    if database.get_database_backend() == DbBackend::Sqlite {
        let sql = format!("EXPLAIN QUERY PLAN {select}");
        let statement = Statement::from_string(DbBackend::Sqlite, sql);
        return database.query_one_raw(statement).await.unwrap().unwrap().try_get("", "detail").unwrap();
    }
    // On one connection. Tables of a few rows are else read whole.
    let planned = database.begin().await.unwrap();
    planned.execute_unprepared("SET LOCAL enable_seqscan = off").await.unwrap();
    texts(&planned, &format!("EXPLAIN {select}")).await.join("\n")
}

#[tokio::test]
async fn the_tables_have_the_columns_of_the_entities() {
    for place in both() {
        let database = filled_at(&place).await;
        let mut found = BTreeMap::new();
        for table in table_names(&database).await {
            let columns = column_names(&database, &table).await;
            let given = |column: String| (column.trim_end_matches('!').to_owned(), column.ends_with('!'));
            found.insert(table, columns.into_iter().map(given).collect::<Vec<_>>());
        }
        assert_eq!(found, columns_of_all());
    }
}

#[tokio::test]
async fn every_id_refers_to_a_table() {
    for place in both() {
        let database = filled_at(&place).await;
        for (table, columns) in columns_of_all() {
            let referring = references(&database, &table).await;
            for (column, _) in columns {
                let refers = column.ends_with("_id")
                    || (["edition_change", "edition_value"].contains(&table.as_str()) && column == "revision")
                    || (column == "id" && !["fact", "dataset"].contains(&table.as_str()));
                assert_eq!(referring.contains(&column), refers, "{table}.{column}");
            }
        }
    }
}

#[tokio::test]
async fn every_reference_is_found_by_an_index() {
    for place in both() {
        let database = filled_at(&place).await;
        for table in columns_of_all().into_keys() {
            for column in references(&database, &table).await {
                let plan = plan(&database, &table, &column).await;
                assert!(plan.starts_with("SEARCH") || plan.contains("Index"), "{table}.{column}: {plan}");
            }
        }
    }
}

/// What stands first is told and what stands last may be cut, so that the order must not depend on how a server was set up.
#[tokio::test]
async fn texts_stand_in_the_order_of_their_bytes() {
    for place in both() {
        let database = filled_at(&place).await;
        let sorted = texts(&database, "SELECT fact_key FROM edition_change ORDER BY fact_key").await;
        assert!(sorted.is_sorted() && !sorted.is_empty(), "{sorted:?}");
        if !place.is_file() {
            let others = "SELECT table_name || '.' || column_name FROM information_schema.columns
                 WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'
                     AND table_name NOT LIKE 'v\\_%'";
            assert_eq!(texts(&database, others).await, Vec::<String>::new());
            let order = texts(&database, "SELECT x FROM (VALUES ('a'), ('B')) AS list (x) ORDER BY x").await;
            assert_eq!(order, ["a", "B"], "the server of the tests sorts in another way unless told");
        }
    }
}
