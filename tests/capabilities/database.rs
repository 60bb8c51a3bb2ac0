//! The database: its tables hold what the entities say, and what is not a fact can't get in.

use crate::{
    every_table::{dataset, tables},
    stores::{Place, Sort, both},
};
use entity::{
    fact::FactKind,
    instrument_relation::InstrumentRelationKind,
    revision::Origin,
    vocabulary::Change,
    vocabulary::{self, Vocabulary, VocabularyVisitor},
};
use palermo::store::{connect, import, load, secret};
use sea_orm::{
    ActiveEnum, ColumnTrait, ConnectionTrait, DatabaseConnection, DbErr, EntityName, EntityTrait, IdenStatic, Iterable,
    Statement, TransactionTrait,
};
use std::collections::BTreeMap;
use tempfile::TempDir;

/// The address of a database in a folder.
fn url(folder: &TempDir) -> String {
    format!("sqlite://{}/palermo.db", folder.path().display())
}

/// A file of SQLite with a row in every table, and the folder that it is in.
async fn filled() -> (TempDir, DatabaseConnection) {
    let place = Place::new(Sort::Sqlite);
    let database = filled_at(&place).await;
    (place.folder, database)
}

/// The database of a place with a row in every table.
pub(crate) async fn filled_at(place: &Place) -> DatabaseConnection {
    let database = place.open().await;
    let mut before = dataset();
    before.agencies[0].name = "What it was called before".into();
    import::import(&database, &before, Origin::Folder, "2026-11-23T12:00:00Z", &mut |_| {}).await.unwrap();
    import::import(&database, &dataset(), Origin::Folder, "2026-11-24T12:00:00Z", &mut |_| {}).await.unwrap();
    secret::cursor_key(&database).await.unwrap();
    database
}

pub(crate) async fn texts(database: &impl ConnectionTrait, sql: &str) -> Vec<String> {
    let rows = database.query_all_raw(Statement::from_string(database.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get_by::<Option<String>, _>(0).unwrap().unwrap_or_default()).collect()
}

/// Why an address can't be opened.
pub(crate) async fn refusal(url: &str) -> String {
    connect::open(url).await.unwrap_err().to_string()
}

/// The name of a table, and of each column whether it must be given.
fn columns<E: EntityTrait>() -> (String, Vec<(String, bool)>) {
    let columns = E::Column::iter().map(|column| (column.as_str().to_owned(), !column.def().is_null()));
    (E::default().table_name().to_owned(), columns.collect())
}

macro_rules! columns_of_all {
    ($($rows:ident: $table:ident,)*) => {
        pub(crate) fn columns_of_all() -> BTreeMap<String, Vec<(String, bool)>> {
            BTreeMap::from([
                columns::<entity::revision::Entity>(),
                columns::<entity::secret::Entity>(),
                columns::<entity::edition::Entity>(),
                columns::<entity::edition_change::Entity>(),
                columns::<entity::edition_value::Entity>(),
                $( columns::<entity::$table::Entity>(), )*
            ])
        }
    };
}
tables!(columns_of_all);

macro_rules! read_all {
    ($($rows:ident: $table:ident,)*) => {
        /// Reads a table as the program does.
        async fn read(database: &impl ConnectionTrait, table: &str) -> Result<(), DbErr> {
            if table == entity::revision::Entity.table_name() {
                return entity::revision::Entity::find().all(database).await.map(|_| ());
            }
            if table == entity::edition::Entity.table_name() {
                return entity::edition::Entity::find().all(database).await.map(|_| ());
            }
            if table == entity::edition_change::Entity.table_name() {
                return entity::edition_change::Entity::find().all(database).await.map(|_| ());
            }
            if table == entity::edition_value::Entity.table_name() {
                return entity::edition_value::Entity::find().all(database).await.map(|_| ());
            }
            $(
                if table == entity::$table::Entity.table_name() {
                    return entity::$table::Entity::find().all(database).await.map(|_| ());
                }
            )*
            panic!("`{table}` is not a table of facts")
        }
    };
}
tables!(read_all);

/// The words of each vocabulary, by its name.
#[derive(Default)]
struct Words(BTreeMap<&'static str, Vec<String>>);

impl VocabularyVisitor for Words {
    fn visit<V: Vocabulary>(&mut self) {
        self.0.insert(V::NAME, V::ALL.iter().map(|value| value.word().to_owned()).collect());
    }
}

fn enum_words<E: ActiveEnum<Value = String> + Iterable>() -> Vec<String> {
    E::iter().map(|value| value.to_value()).collect()
}

/// What each column of words takes.
fn expected_words() -> BTreeMap<String, Vec<String>> {
    let mut words = Words::default();
    vocabulary::each(&mut words);
    words.0.insert("fact_kind", enum_words::<FactKind>());
    words.0.insert("instrument_relation_kind", enum_words::<InstrumentRelationKind>());
    words.0.insert("origin", enum_words::<Origin>());
    words.0.insert("change", enum_words::<Change>());
    let columns = "
        action.axis:axis action.crime:crime action.type:action_type agency.assessment:assessment agency.crime:crime
        agency.kind:agency_kind agency_kind_term.kind:agency_kind other_member.role:membership_role
        other_office_term.office:office agency.scope:scope arrangement.crime:crime arrangement.kind:arrangement_kind
        arrangement_subject.subject:arrangement_subject dataset.origin:origin edition_change.change:change
        edition_change.kind:fact_kind fact.kind:fact_kind
        finding.objective:objective finding.verdict:verdict instrument.area:area instrument.assessment:assessment
        instrument.kind:instrument_kind instrument.legal_force:legal_force instrument.purpose:purpose
        instrument.scope:scope instrument.status:instrument_status
        instrument_relation.kind:instrument_relation_kind measure.category:category measure.crime:crime
        measure.precision:precision measure.type:measure_type measure_beneficiary.beneficiary:beneficiary
        membership.role:membership_role network.crime:crime network.formalization:formalization network.scope:scope
        office_term.office:office output.access:access output.axis:axis output.crime:crime
        output.harmonised:harmonised output.kind:output_kind output.personal_data:personal_data output.reach:reach
        output.update:update output_data_source.data_source:data_source output_figure.figure:figure
        output_topic.topic:topic participation.role:participation_role project.crime:crime project.scope:scope
        ratification.act:consent_act ratification_table.assessment:assessment region.kind:region_kind
        power.axis:axis power.crime:crime output_count.counts:unit_of_count headline_figure.counts:unit_of_count
        translated_name.language:language";
    columns
        .split_whitespace()
        .map(|column| column.split_once(':').unwrap())
        .map(|(column, vocabulary)| (column.to_owned(), words.0[vocabulary].clone()))
        .collect()
}

#[tokio::test]
async fn a_column_of_words_takes_the_words_of_its_vocabulary() {
    let (_folder, database) = filled().await;
    let mut found = BTreeMap::new();
    for table in columns_of_all().into_keys() {
        let sql = texts(&database, &format!("SELECT sql FROM sqlite_master WHERE name = '{table}'")).await.remove(0);
        for check in sql.split("CHECK (").skip(1) {
            let Some((column, words)) = check.split_once(" IN ('") else { continue };
            let (words, _) = words.split_once("')").unwrap();
            let column = format!("{table}.{}", column.trim_matches('"'));
            found.insert(column, words.split("', '").map(str::to_owned).collect::<Vec<_>>());
        }
    }
    assert_eq!(found, expected_words());
}

#[tokio::test]
async fn the_database_takes_no_text_that_the_program_could_not_read() {
    let (_folder, database) = filled().await;
    for (table, columns) in columns_of_all() {
        if table == "secret" {
            continue;
        }
        for (column, _) in columns {
            let change = format!("UPDATE \"{table}\" SET \"{column}\" = 'no such word'");
            // All on one connection, whose checks are off for a moment; the transaction is taken back.
            let unchecked = database.begin().await.unwrap();
            unchecked.execute_unprepared("PRAGMA ignore_check_constraints = ON").await.unwrap();
            let changed = unchecked.execute_unprepared(&change).await.is_ok();
            let readable = read(&unchecked, &table).await.is_ok();
            unchecked.execute_unprepared("PRAGMA ignore_check_constraints = OFF").await.unwrap();
            unchecked.rollback().await.unwrap();
            if changed && !readable {
                let refused = database.execute_unprepared(&change).await;
                assert!(refused.is_err(), "{table}.{column} takes what can't be read");
            }
        }
    }
    assert_eq!(load::load(&database).await.unwrap().unwrap().dataset, dataset());
}

#[tokio::test]
async fn what_is_no_fact_is_refused() {
    let refused = [
        ("UPDATE action SET agency_id = NULL WHERE id = 16", "action_one_owner"),
        ("UPDATE output SET agency_id = 5, network_id = 8", "output_one_owner"),
        ("UPDATE ratification SET state_id = 7", "ratification_one_party"),
        ("UPDATE ratification SET act = NULL", "ratification_act_with_its_day"),
        ("UPDATE membership SET since = '2018'", "membership_attested_only_without_since"),
        ("UPDATE instrument SET party_count = NULL", "instrument_day_of_a_count"),
        ("UPDATE instrument SET party_count = -1", "instrument_party_count_check"),
        ("UPDATE reported_size SET count = -1", "reported_size_count_check"),
        ("UPDATE reported_size SET count = 'many'", "reported_size_count_check"),
        ("UPDATE party_count SET count = -1", "party_count_count_check"),
        ("UPDATE party_count SET counted_on = 'today'", "party_count_counted_on_check"),
        ("UPDATE instrument SET opened_on = 'today'", "instrument_opened_on_check"),
        ("UPDATE ratification SET in_force_on = '1'", "ratification_in_force_on_check"),
        ("UPDATE succession SET predecessor_name = 'Another'", "succession_one_other"),
        ("UPDATE succession SET predecessor_id = NULL", "succession_one_other"),
        ("UPDATE succession SET predecessor_id = agency_id", "succession_of_two"),
        ("UPDATE funding SET name = 'Another'", "funding_one_funder"),
        ("UPDATE funding SET currency = NULL", "funding_currency_of_an_amount"),
        ("UPDATE funding SET currency = 'euro'", "funding_currency_check"),
        ("UPDATE other_member SET name = NULL, state_id = NULL", "other_member_one_member"),
        ("UPDATE other_member SET since = '2018', attested = '2018'", "other_member_attested_only_without_since"),
        ("UPDATE fact SET kind = 'opinion' WHERE id = 23", "fact_kind_check"),
        ("UPDATE finding SET verdict = 'perhaps'", "finding_verdict_check"),
        ("UPDATE finding_figure SET value = 'many'", "finding_figure_value_check"),
        ("UPDATE project SET budget_eur = -1", "project_budget_eur_check"),
        ("UPDATE citation SET position = -1", "citation_position_check"),
        ("UPDATE citation SET verified = 2", "citation_verified_check"),
        ("UPDATE agency SET name = ''", "agency_name_check"),
        ("UPDATE power SET text = 'Statute' WHERE id = 34", "power_one_text"),
        ("UPDATE power SET text = NULL", "power_one_text"),
        ("UPDATE output SET part_of_id = id", "output_not_its_own_part"),
        ("UPDATE agency SET acronym = ''", "agency_acronym_check"),
        ("UPDATE agency SET founded = '51'", "agency_founded_check"),
        ("UPDATE agency SET founded = '1951-12-5'", "agency_founded_check"),
        ("UPDATE agency SET founded = 'MCML'", "agency_founded_check"),
        ("UPDATE agency SET parent_id = id", "agency_not_its_own_parent"),
        ("UPDATE instrument_relation SET other_id = instrument_id", "instrument_relation_of_two"),
        ("UPDATE dataset SET id = 2", "dataset_one_row"),
        ("UPDATE dataset SET revision = 0", "dataset_revision_from_1"),
        ("UPDATE dataset SET digest = 'abc'", "dataset_digest_sha256"),
        ("UPDATE dataset SET imported_at = 'yesterday'", "dataset_imported_at_utc"),
        ("UPDATE agency SET slug = 'iom'", "UNIQUE constraint failed: agency.slug"),
        ("UPDATE fact SET key = 'agency:iom'", "UNIQUE constraint failed: fact.key"),
        ("UPDATE membership SET agency_id = 5", "UNIQUE constraint failed: membership.network_id"),
        ("UPDATE arrangement_party SET agency_id = 5", "UNIQUE constraint failed: arrangement_party"),
        ("UPDATE agency SET parent_id = 999", "FOREIGN KEY constraint failed"),
        ("DELETE FROM fact WHERE id = 5", "FOREIGN KEY constraint failed"),
    ];
    // Of these, PostgreSQL names the constraint, or the type that the value is not of.
    let other_words = [
        ("UPDATE reported_size SET count = 'many'", "type integer"),
        ("UPDATE finding_figure SET value = 'many'", "type double precision"),
        ("UPDATE citation SET verified = 2", "type boolean"),
        ("UPDATE agency SET slug = 'iom'", "agency_slug_key"),
        ("UPDATE fact SET key = 'agency:iom'", "fact_key_key"),
        ("UPDATE membership SET agency_id = 5", "membership_network_id_agency_id_key"),
        ("UPDATE arrangement_party SET agency_id = 5", "arrangement_party"),
        ("UPDATE agency SET parent_id = 999", "agency_parent_id_fkey"),
        ("DELETE FROM fact WHERE id = 5", "foreign key constraint"),
    ];
    for place in both() {
        let database = filled_at(&place).await;
        for (sql, reason) in refused {
            let other_words = other_words.iter().find(|(of, _)| *of == sql && !place.is_file());
            let reason = other_words.map_or(reason, |(_, words)| words);
            let error = database.execute_unprepared(sql).await.expect_err(sql).to_string();
            assert!(error.contains(reason), "{sql}: {error}");
        }
    }
}

#[tokio::test]
async fn views_show_the_facts_to_other_tools() {
    let rows = [
        ("v_action", 2),
        ("v_agency", 2),
        ("v_arrangement", 1),
        ("v_citation", 20),
        ("v_finding", 1),
        ("v_measure", 1),
        ("v_membership", 2),
        ("v_office", 2),
        ("v_output", 2),
        ("v_participation", 1),
        ("v_ratification", 2),
    ];
    let values = [
        ("SELECT beneficiaries FROM v_measure", "victims, children"),
        ("SELECT aliases || '/' || parent_slug FROM v_agency WHERE agency_slug = 'iom'", "ICEM/un"),
        ("SELECT certainty FROM v_membership WHERE agency_slug = 'iom'", "dated"),
        ("SELECT certainty FROM v_membership WHERE agency_slug <> 'iom'", "attested"),
        (
            "SELECT data_sources || '/' || partners FROM v_output WHERE output_slug = 'ctdc'",
            "victim_case_records, hotline/agency:iom",
        ),
        (
            "SELECT parties || '/' || other_parties || '/' || subjects FROM v_arrangement",
            "iom, un/A foundation/training",
        ),
        ("SELECT party_slug FROM v_ratification WHERE party_kind = 'agency'", "un"),
        ("SELECT in_force_on FROM v_ratification WHERE party_kind = 'state'", "2003-09-29"),
        ("SELECT holder_name || '/' || office FROM v_office WHERE state_code = 'ES'", "Spain/co_chair"),
        ("SELECT holder_name FROM v_office WHERE state_code IS NULL", "The full name of IOM"),
        (
            "SELECT CASE WHEN own THEN 'own' ELSE 'not' END FROM v_citation
             WHERE fact_key = 'other_office_term:icat/es/co_chair/2009'",
            "not",
        ),
        ("SELECT about FROM v_finding", "network:icat"),
        ("SELECT CASE WHEN own THEN 'own' ELSE 'not' END FROM v_citation WHERE fact_key = 'agency:un'", "own"),
        (
            "SELECT CASE WHEN own THEN 'own' ELSE 'not' END FROM v_citation
             WHERE fact_key = 'office_term:icat/iom/co_chair/2019'",
            "not",
        ),
        (
            "SELECT owner_kind || ':' || owner_slug || '/' || countries FROM v_action WHERE countries IS NOT NULL",
            "agency:iom/ES",
        ),
    ];
    for place in both() {
        let database = filled_at(&place).await;
        let views = match place.sort {
            Sort::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name",
            Sort::Postgres => {
                "SELECT CAST(viewname AS text) FROM pg_views WHERE schemaname = 'public' ORDER BY viewname"
            }
        };
        assert_eq!(texts(&database, views).await, rows.map(|(view, _)| view));
        for (view, count) in rows {
            let statement = Statement::from_string(database.get_database_backend(), format!("SELECT * FROM {view}"));
            assert_eq!(database.query_all_raw(statement).await.unwrap().len(), count, "{view}");
        }
        for (sql, value) in values {
            assert_eq!(texts(&database, sql).await, [value], "{sql}");
        }
    }
}

#[tokio::test]
async fn the_key_of_cursors_is_made_once() {
    for (place, other) in both().zip(both()) {
        let database = filled_at(&place).await;
        let key = secret::cursor_key(&database).await.unwrap();
        assert_ne!(key, [0; 32]);
        assert_eq!(secret::cursor_key(&place.open().await).await.unwrap(), key);
        assert_ne!(secret::cursor_key(&filled_at(&other).await).await.unwrap(), key);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_is_made_where_there_is_none_by_many_at_once() {
    for place in both() {
        let openings: Vec<_> = (0..8)
            .map(|_| {
                let url = place.url.clone();
                tokio::spawn(async move { connect::open(&url).await })
            })
            .collect();
        for opening in openings {
            let database = opening.await.unwrap().unwrap();
            assert_eq!(load::load(&database).await.unwrap(), None);
            if place.is_file() {
                assert_eq!(texts(&database, "PRAGMA journal_mode").await, ["wal"]);
            }
        }
    }
}

#[tokio::test]
async fn a_database_can_be_opened_while_another_program_writes() {
    for place in both() {
        let database = filled_at(&place).await;
        let writer = database.begin().await.unwrap();
        writer.execute_unprepared("DELETE FROM finding_about").await.unwrap();
        let opened = place.open().await;
        assert_eq!(load::load(&opened).await.unwrap().unwrap().dataset, dataset());
    }
}

#[tokio::test]
async fn the_database_of_a_newer_palermo_is_refused() {
    for place in both() {
        let database = filled_at(&place).await;
        database
            .execute_unprepared(
                "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20990101_000001_more', 0)",
            )
            .await
            .unwrap();
        let refusal = refusal(&place.url).await;
        assert!(refusal.contains("was made by a newer Palermo"), "{refusal}");
        let name = if place.is_file() { "palermo.db" } else { "postgres://postgres@/" };
        assert!(refusal.contains("m20990101_000001_more") && refusal.contains(name), "{refusal}");
    }
}

#[tokio::test]
async fn what_is_no_address_of_a_file_is_refused_with_an_example() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path().display();
    let refused = [
        ("mysql://user:password@host/palermo".to_owned(), "`mysql` is not an address"),
        ("palermo.db".to_owned(), "`palermo.db` is not an address"),
        (String::new(), "is not an address"),
        ("sqlite::memory:".to_owned(), "keeps nothing"),
        ("sqlite://palermo.db?mode=memory".to_owned(), "keeps nothing"),
        ("sqlite://".to_owned(), "names no file"),
        (format!("sqlite://{folder}/palermo.db?mode=sometimes"), "sometimes"),
        (format!("sqlite://{folder}"), "is a folder"),
    ];
    for (url, reason) in refused {
        let refusal = refusal(&url).await;
        assert!(refusal.contains(reason) && refusal.contains("sqlite://palermo.db"), "{url}: {refusal}");
        assert!(!refusal.contains("password"), "{refusal}");
    }
}

#[tokio::test]
async fn a_missing_folder_is_named() {
    let folder = TempDir::new().unwrap();
    let missing = folder.path().join("nowhere");
    let refusal = refusal(&format!("sqlite://{}/palermo.db", missing.display())).await;
    assert_eq!(
        refusal,
        format!(
            "the folder `{}` of the database does not exist; make it, or give a file in another folder",
            missing.display()
        )
    );
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("palermo.db");
    let text = "these are notes, and not a database at all\n".repeat(100);
    std::fs::write(&file, &text).unwrap();
    let refusal = refusal(&url(&folder)).await;
    assert!(refusal.contains("it is another sort of file") && refusal.contains("palermo.db"), "{refusal}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_place_that_can_not_be_written_to_is_named() {
    // Not even the administrator makes files there.
    let refusal = refusal("sqlite:///proc/palermo.db").await;
    assert_eq!(
        refusal,
        "the database `/proc/palermo.db` can't be opened: see that you may read and write the file, and write to its \
         folder"
    );
}

#[tokio::test]
async fn a_damaged_database_is_told_from_others() {
    let (folder, database) = filled().await;
    database.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.unwrap();
    database.close().await.unwrap();
    let file = folder.path().join("palermo.db");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[100..].fill(0x5a);
    std::fs::write(&file, &bytes).unwrap();
    let refusal = refusal(&url(&folder)).await;
    assert!(refusal.contains("the file is damaged; put a backup in its place"), "{refusal}");
}
