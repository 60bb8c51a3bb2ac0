//! A table in the words of the facts: columns with their checks, references with their indexes.
//!
//! All SQL in it is understood by SQLite and PostgreSQL alike.

use sea_orm_migration::{
    prelude::*,
    sea_orm::DbBackend,
    sea_query::{Check, ColumnType, ForeignKeyCreateStatement, IndexCreateStatement, TableCreateStatement},
};

/// A table in the making. Columns stand in the order of the calls.
pub(super) struct Table {
    name: &'static str,
    columns: Vec<ColumnDef>,
    /// All but the columns.
    statement: TableCreateStatement,
    /// Columns that no two rows have in common.
    uniques: Vec<Vec<&'static str>>,
    /// Columns that refer to other tables.
    references: Vec<&'static str>,
    /// The first columns of keys, which need no index of their own.
    leading: Vec<&'static str>,
}

impl Table {
    /// A table whose rows are facts: the row has the id of its fact.
    pub(super) fn of_facts(name: &'static str) -> Self {
        let mut table = Table::new(name).column(ColumnDef::new("id").integer().not_null().primary_key());
        table.statement.foreign_key(&mut foreign_key(name, "id", "fact"));
        table
    }

    /// A table whose rows are a list that a row of another table owns.
    pub(super) fn of_list(name: &'static str, owner: &'static str, owner_table: &'static str) -> Self {
        Table::new(name).reference(owner, owner_table).number("position").primary_key(&[owner, "position"])
    }

    /// A table without columns.
    pub(super) fn new(name: &'static str) -> Self {
        let statement = sea_query::Table::create().table(name).take();
        Table { name, columns: Vec::new(), statement, uniques: Vec::new(), references: Vec::new(), leading: Vec::new() }
    }

    /// The id of a fact, where the row is more than a fact or none.
    pub(super) fn id(self) -> Self {
        self.column(ColumnDef::new("id").integer().not_null().primary_key())
    }

    /// A key in addresses and queries.
    pub(super) fn slug(self) -> Self {
        self.text("slug").unique(&["slug"])
    }

    /// A text that says something.
    pub(super) fn text(self, name: &'static str) -> Self {
        self.prose(name).check_of(name, format!("\"{name}\" <> ''"))
    }

    /// A text that says something, or nothing.
    pub(super) fn optional_text(self, name: &'static str) -> Self {
        self.column(ColumnDef::new(name).text()).check_of(name, format!("\"{name}\" <> ''"))
    }

    /// A text that may be empty.
    pub(super) fn prose(self, name: &'static str) -> Self {
        self.column(ColumnDef::new(name).text().not_null())
    }

    /// A word of a vocabulary.
    pub(super) fn word(self, name: &'static str, words: &[&str]) -> Self {
        self.prose(name).check_of(name, one_of(name, words))
    }

    /// A word of a vocabulary, or nothing.
    pub(super) fn optional_word(self, name: &'static str, words: &[&str]) -> Self {
        self.column(ColumnDef::new(name).text()).check_of(name, one_of(name, words))
    }

    /// A date as far as it is known.
    pub(super) fn date(self, name: &'static str) -> Self {
        self.prose(name).check_of(name, partial_date(name))
    }

    /// A date as far as it is known, or nothing.
    pub(super) fn optional_date(self, name: &'static str) -> Self {
        self.column(ColumnDef::new(name).text()).check_of(name, partial_date(name))
    }

    /// A number from 0. With an upper bound, because SQLite takes a text for greater than any number.
    pub(super) fn number(self, name: &'static str) -> Self {
        self.column(ColumnDef::new(name).integer().not_null()).check_of(name, number_up_to(name, i32::MAX.into()))
    }

    /// A number from 0, or nothing.
    pub(super) fn optional_number(self, name: &'static str) -> Self {
        self.column(ColumnDef::new(name).integer()).check_of(name, number_up_to(name, i32::MAX.into()))
    }

    /// A sum of money from 0, or nothing.
    pub(super) fn optional_amount(self, name: &'static str) -> Self {
        self.column(ColumnDef::new(name).big_integer()).check_of(name, number_up_to(name, i64::MAX))
    }

    /// Yes or no.
    pub(super) fn flag(self, name: &'static str) -> Self {
        // SQLite takes any number for a boolean.
        self.column(ColumnDef::new(name).boolean().not_null()).check_of(name, format!("\"{name}\" IN (TRUE, FALSE)"))
    }

    /// The id of a row of another table.
    pub(super) fn reference(self, name: &'static str, to: &'static str) -> Self {
        self.column(ColumnDef::new(name).integer().not_null()).refers(name, to)
    }

    /// The id of a row of another table, or nothing.
    pub(super) fn optional_reference(self, name: &'static str, to: &'static str) -> Self {
        self.column(ColumnDef::new(name).integer()).refers(name, to)
    }

    /// Any finite number.
    pub(super) fn measured(self, name: &'static str) -> Self {
        self.column(ColumnDef::new(name).double().not_null())
            .check_of(name, format!("\"{name}\" BETWEEN -1e300 AND 1e300"))
    }

    /// Any other column.
    pub(super) fn column(mut self, column: &mut ColumnDef) -> Self {
        self.columns.push(column.take());
        self
    }

    /// The columns that tell a row from all others, where that is not its id.
    pub(super) fn primary_key(mut self, columns: &[&'static str]) -> Self {
        self.statement.primary_key(&mut index(columns));
        self.leading.push(columns[0]);
        self
    }

    /// Columns that no two rows have in common.
    pub(super) fn unique(mut self, columns: &[&'static str]) -> Self {
        self.uniques.push(columns.to_vec());
        self.leading.push(columns[0]);
        self
    }

    /// Columns of which each row has one and only one.
    pub(super) fn exactly_one(self, name: &'static str, columns: &[&str]) -> Self {
        // PostgreSQL does not add booleans.
        let given = columns.iter().map(|column| format!("CASE WHEN \"{column}\" IS NULL THEN 0 ELSE 1 END"));
        self.check(name, format!("{} = 1", given.collect::<Vec<_>>().join(" + ")))
    }

    /// What must hold of each row, under a name that tells it in an error.
    pub(super) fn check(mut self, name: impl Into<String>, condition: impl Into<String>) -> Self {
        self.statement.check(Check::named(Alias::new(name), Expr::cust(condition.into())));
        self
    }

    pub(super) async fn create(mut self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for mut column in self.columns {
            // Texts are compared and sorted by their bytes, as SQLite does; else PostgreSQL does it by the language that
            // its server was set up with.
            if manager.get_database_backend() == DbBackend::Postgres
                && matches!(column.get_column_type(), Some(ColumnType::Text))
            {
                column.extra("COLLATE \"C\"");
            }
            self.statement.col(column);
        }
        manager.create_table(self.statement).await?;
        for columns in &self.uniques {
            let name = format!("{}_{}_key", self.name, columns.join("_"));
            manager.create_index(index(columns).name(name).table(self.name).unique().take()).await?;
        }
        for column in self.references.iter().filter(|column| !self.leading.contains(column)) {
            let name = format!("{}_{column}_index", self.name);
            manager.create_index(index(&[column]).name(name).table(self.name).take()).await?;
        }
        Ok(())
    }

    pub(super) async fn drop(self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager.drop_table(sea_query::Table::drop().table(self.name).take()).await
    }

    fn check_of(self, column: &'static str, condition: String) -> Self {
        let name = format!("{}_{column}_check", self.name);
        self.check(name, condition)
    }

    fn refers(mut self, column: &'static str, to: &'static str) -> Self {
        self.statement.foreign_key(&mut foreign_key(self.name, column, to));
        self.references.push(column);
        self
    }
}

fn one_of(column: &str, words: &[&str]) -> String {
    format!("\"{column}\" IN ('{}')", words.join("', '"))
}

fn number_up_to(column: &str, most: i64) -> String {
    format!("\"{column}\" BETWEEN 0 AND {most}")
}

/// The three forms of a date, as far as both databases can tell them: `2017`, `2017-04`, `2017-04-03`.
fn partial_date(column: &str) -> String {
    format!(
        "(\"{column}\" LIKE '____' OR \"{column}\" LIKE '____-__' OR \"{column}\" LIKE '____-__-__') \
         AND ltrim(\"{column}\", '0123456789-') = ''"
    )
}

fn index(columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    for column in columns {
        index.col(*column);
    }
    index
}

fn foreign_key(table: &'static str, column: &str, to: &'static str) -> ForeignKeyCreateStatement {
    let column = column.to_owned();
    ForeignKey::create().name(format!("{table}_{column}_fkey")).from(table, column).to(to, "id").take()
}
