//! The relations of the entities, for programs that read the database themselves: they lead where the graph leads.

use crate::{
    every_table::tables,
    fixture::data,
    real_data::{DATASET, SNAPSHOT},
    stores::{Place, both},
};
use entity::{
    action, action_instrument, action_state, action_territory, agency, agency_mandate, agency_territory, arrangement,
    arrangement_party, dataset::Row, edition, edition_change, edition_value, finding, finding_about, headline_figure,
    impact, instrument, measure, membership, network, output, output_partner, participation, power, project,
    project_state, ratification, region, region_state, revision::Origin, state, translated_name,
};
use palermo::{
    graph::{
        any_node::AnyNode,
        node::{Node, Stored},
    },
    snapshot::{Edition, Snapshot},
    store::{import, load},
};
use sea_orm::{
    DatabaseConnection, EntityName, EntityTrait, IdenStatic, Iterable, JoinType, ModelTrait, QuerySelect, Related,
    RelationDef, RelationTrait, Value,
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    str::FromStr,
    sync::{Arc, LazyLock},
    thread,
};
use tokio::runtime::Runtime;

/// The places with the real data in them, which takes its time.
static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    let import = |place: &Place| {
        let runtime = Runtime::new().unwrap();
        runtime.block_on(async {
            let database = place.open().await;
            import::import(&database, &DATASET, Origin::Folder, "2026-11-24T12:00:00Z", &mut |_| {}).await.unwrap();
        });
    };
    let places: Vec<Place> = both().collect();
    // On threads of its own, because a runtime can't wait within another.
    thread::scope(|scope| places.iter().for_each(|place| drop(scope.spawn(move || import(place)))));
    places
});

/// The values of every column of whole numbers, by table and column.
type Numbers = BTreeMap<(String, String), Vec<i32>>;

fn put<M: ModelTrait>(numbers: &mut Numbers, rows: &[M]) {
    let table = M::Entity::default().table_name();
    for column in <M::Entity as EntityTrait>::Column::iter() {
        let number = |row: &M| match row.get(column) {
            Value::Int(number) => number,
            _ => None,
        };
        numbers.insert((table.to_owned(), column.as_str().to_owned()), rows.iter().filter_map(number).collect());
    }
}

macro_rules! numbers_of_all {
    ($($rows:ident: $table:ident,)*) => {
        fn numbers_of_all() -> Numbers {
            let mut numbers = Numbers::new();
            $( put(&mut numbers, &DATASET.$rows); )*
            numbers
        }
    };
}
tables!(numbers_of_all);

/// Walks the relations of an entity, and says how many there are.
async fn walk<E: EntityTrait>(database: &DatabaseConnection, numbers: &Numbers) -> usize {
    let mut count = 0;
    for relation in E::Relation::iter() {
        let relation: RelationDef = relation.def();
        let [from, to] = [&relation.from_col, &relation.to_col].map(|columns| {
            let mut columns = columns.clone().into_iter().map(|column| column.to_string());
            let column = columns.next().unwrap();
            assert_eq!(columns.next(), None, "every reference is a single column");
            column
        });
        let far_table = relation.to_tbl.sea_orm_table().to_string();
        let near = E::Column::from_str(&from).ok().unwrap();
        let mut found: Vec<i32> = E::find()
            .select_only()
            .column(near)
            .join_as(JoinType::InnerJoin, relation, "far")
            .into_tuple()
            .all(database)
            .await
            .unwrap();
        let table = E::default().table_name().to_owned();
        let far = &numbers[&(far_table.clone(), to.clone())];
        let mut times = HashMap::<i32, usize>::new();
        far.iter().for_each(|number| *times.entry(*number).or_default() += 1);
        let mut expected: Vec<i32> = numbers[&(table.clone(), from.clone())]
            .iter()
            .flat_map(|number| std::iter::repeat_n(*number, times.get(number).copied().unwrap_or_default()))
            .collect();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{table}.{from} and {far_table}.{to}");
        count += 1;
    }
    count
}

macro_rules! walk_all {
    ($($rows:ident: $table:ident,)*) => {
        async fn walk_all(database: &DatabaseConnection, numbers: &Numbers) -> usize {
            0 $(+ walk::<entity::$table::Entity>(database, numbers).await)*
        }
    };
}
tables!(walk_all);

#[tokio::test]
async fn every_relation_of_every_entity_finds_the_rows_that_belong_together() {
    for place in PLACES.iter() {
        let database = place.open().await;
        let mut numbers = numbers_of_all();
        put(&mut numbers, &edition::Entity::find().all(&database).await.unwrap());
        put(&mut numbers, &edition_change::Entity::find().all(&database).await.unwrap());
        put(&mut numbers, &edition_value::Entity::find().all(&database).await.unwrap());
        let walked = walk_all(&database, &numbers).await
            + walk::<edition::Entity>(&database, &numbers).await
            + walk::<edition_change::Entity>(&database, &numbers).await
            + walk::<edition_value::Entity>(&database, &numbers).await;
        assert!(walked > 110, "{walked}");
    }
}

/// A database, beside the graph.
struct Pair {
    database: DatabaseConnection,
}

impl Pair {
    /// Holds that the rows related to each row are those that one gets to from its node; `far` is the id of the node that a
    /// related row is or stands for.
    async fn agree<A, B>(
        &self,
        _: B,
        far: impl Fn(&B::Model) -> i32,
        walk: impl Fn(Node<'static, A::Model>) -> BTreeSet<i32>,
    ) where
        A: EntityTrait + Related<B>,
        B: EntityTrait,
        A::Model: Stored,
    {
        let nodes: HashMap<i32, Node<'static, A::Model>> =
            SNAPSHOT.graph.all::<A::Model>().map(|node| (node.row().fact_id(), node)).collect();
        let rows = A::find().find_with_related(B::default()).all(&self.database).await.unwrap();
        assert_eq!(rows.len(), nodes.len());
        let mut met = 0;
        for (row, related) in rows {
            let related: BTreeSet<i32> = related.iter().map(&far).collect();
            let node = nodes[&row.fact_id()];
            assert_eq!(related, walk(node), "from {node:?} to {}", B::default().table_name());
            met += related.len();
        }
        assert!(met > 0, "no {} leads to any {}", A::default().table_name(), B::default().table_name());
    }
}

fn ids<T: Stored>(nodes: impl IntoIterator<Item = Node<'static, T>>) -> BTreeSet<i32> {
    nodes.into_iter().map(|node| node.row().fact_id()).collect()
}

fn ids_of_any(nodes: impl Iterator<Item = AnyNode<'static>>) -> BTreeSet<i32> {
    static FACTS: LazyLock<HashMap<&str, i32>> =
        LazyLock::new(|| DATASET.facts.iter().map(|fact| (fact.key.as_str(), fact.id)).collect());
    nodes.map(|node| FACTS[node.key()]).collect()
}

fn id<M: Row>(row: &M) -> i32 {
    row.fact_id()
}

#[tokio::test]
async fn relations_lead_where_the_graph_leads() {
    for place in PLACES.iter() {
        let pair = Pair { database: place.open().await };
        pair.agree::<instrument::Entity, _>(measure::Entity, id, |it| ids(it.measures())).await;
        pair.agree::<measure::Entity, _>(instrument::Entity, id, |it| ids([it.instrument()])).await;
        pair.agree::<instrument::Entity, _>(ratification::Entity, id, |it| ids(it.ratifications())).await;
        pair.agree::<ratification::Entity, _>(instrument::Entity, id, |it| ids([it.instrument()])).await;
        pair.agree::<ratification::Entity, _>(state::Entity, id, |it| ids(it.state())).await;
        pair.agree::<ratification::Entity, _>(agency::Entity, id, |it| ids(it.agency())).await;
        pair.agree::<state::Entity, _>(ratification::Entity, id, |it| ids(it.ratifications())).await;
        pair.agree::<agency::Entity, _>(ratification::Entity, id, |it| ids(it.ratifications())).await;
        pair.agree::<agency::Entity, _>(membership::Entity, id, |it| ids(it.memberships())).await;
        pair.agree::<network::Entity, _>(membership::Entity, id, |it| ids(it.members())).await;
        pair.agree::<membership::Entity, _>(agency::Entity, id, |it| ids([it.agency()])).await;
        pair.agree::<membership::Entity, _>(network::Entity, id, |it| ids([it.network()])).await;
        pair.agree::<agency::Entity, _>(impact::Entity, id, |it| ids(it.impacts())).await;
        pair.agree::<network::Entity, _>(impact::Entity, id, |it| ids(it.impacts())).await;
        pair.agree::<impact::Entity, _>(agency::Entity, id, |it| ids([it.agency()])).await;
        pair.agree::<impact::Entity, _>(network::Entity, id, |it| ids([it.network()])).await;
        pair.agree::<agency::Entity, _>(participation::Entity, id, |it| ids(it.participations())).await;
        pair.agree::<project::Entity, _>(participation::Entity, id, |it| ids(it.participants())).await;
        pair.agree::<participation::Entity, _>(agency::Entity, id, |it| ids([it.agency()])).await;
        pair.agree::<participation::Entity, _>(project::Entity, id, |it| ids([it.project()])).await;
        pair.agree::<agency::Entity, _>(action::Entity, id, |it| ids(it.actions())).await;
        pair.agree::<network::Entity, _>(action::Entity, id, |it| ids(it.actions())).await;
        pair.agree::<project::Entity, _>(action::Entity, id, |it| ids(it.actions())).await;
        pair.agree::<action::Entity, _>(agency::Entity, id, |it| ids(it.agency())).await;
        pair.agree::<action::Entity, _>(network::Entity, id, |it| ids(it.network())).await;
        pair.agree::<action::Entity, _>(project::Entity, id, |it| ids(it.project())).await;
        pair.agree::<agency::Entity, _>(output::Entity, id, |it| ids(it.outputs())).await;
        pair.agree::<network::Entity, _>(output::Entity, id, |it| ids(it.outputs())).await;
        pair.agree::<project::Entity, _>(output::Entity, id, |it| ids(it.outputs())).await;
        pair.agree::<output::Entity, _>(agency::Entity, id, |it| ids(it.agency())).await;
        pair.agree::<output::Entity, _>(network::Entity, id, |it| ids(it.network())).await;
        pair.agree::<output::Entity, _>(project::Entity, id, |it| ids(it.project())).await;
        // Through the tables that join two others.
        pair.agree::<agency::Entity, _>(agency_mandate::Entity, |row| row.instrument_id, |it| ids(it.mandate())).await;
        pair.agree::<instrument::Entity, _>(
            agency_mandate::Entity,
            |row| row.agency_id,
            |it| ids(it.mandated_agencies()),
        )
        .await;
        pair.agree::<project::Entity, _>(project_state::Entity, |row| row.state_id, |it| ids(it.countries())).await;
        pair.agree::<state::Entity, _>(project_state::Entity, |row| row.project_id, |it| ids(it.projects())).await;
        pair.agree::<action::Entity, _>(action_state::Entity, |row| row.state_id, |it| ids(it.countries())).await;
        pair.agree::<state::Entity, _>(action_state::Entity, |row| row.action_id, |it| ids(it.actions())).await;
        pair.agree::<action::Entity, _>(action_instrument::Entity, |row| row.instrument_id, |it| ids(it.instruments()))
            .await;
        pair.agree::<instrument::Entity, _>(action_instrument::Entity, |row| row.action_id, |it| ids(it.actions()))
            .await;
        pair.agree::<arrangement::Entity, _>(arrangement_party::Entity, |row| row.agency_id, |it| ids(it.parties()))
            .await;
        pair.agree::<agency::Entity, _>(
            arrangement_party::Entity,
            |row| row.arrangement_id,
            |it| ids(it.arrangements()),
        )
        .await;
        pair.agree::<agency::Entity, _>(agency_territory::Entity, |row| row.region_id, |it| ids(it.territory())).await;
        pair.agree::<region::Entity, _>(agency_territory::Entity, |row| row.agency_id, |it| ids(it.agencies())).await;
        pair.agree::<action::Entity, _>(action_territory::Entity, |row| row.region_id, |it| ids(it.territory())).await;
        pair.agree::<region::Entity, _>(action_territory::Entity, |row| row.action_id, |it| ids(it.actions())).await;
        pair.agree::<region::Entity, _>(region_state::Entity, |row| row.state_id, |it| ids(it.states())).await;
        pair.agree::<state::Entity, _>(region_state::Entity, |row| row.region_id, |it| ids(it.regions())).await;
        pair.agree::<agency::Entity, _>(
            power::Entity,
            |row| row.id,
            |it| it.powers().map(|power| power.row.id).collect(),
        )
        .await;
        pair.agree::<output::Entity, _>(
            headline_figure::Entity,
            |row| row.id,
            |it| it.headline_figures().map(|figure| figure.row.id).collect(),
        )
        .await;
        pair.agree::<instrument::Entity, _>(
            translated_name::Entity,
            |row| row.id,
            |it| it.translated_names().map(|name| name.id).collect(),
        )
        .await;
        pair.agree::<agency::Entity, _>(
            translated_name::Entity,
            |row| row.id,
            |it| it.translated_names().map(|name| name.id).collect(),
        )
        .await;
        pair.agree::<network::Entity, _>(
            translated_name::Entity,
            |row| row.id,
            |it| it.translated_names().map(|name| name.id).collect(),
        )
        .await;
        pair.agree::<output::Entity, _>(output_partner::Entity, |row| row.partner_id, |it| ids_of_any(it.joint_with()))
            .await;
        pair.agree::<finding::Entity, _>(finding_about::Entity, |row| row.about_id, |it| ids_of_any(it.about())).await;
    }
}

#[tokio::test]
async fn what_postgresql_holds_is_answered_like_what_the_files_hold() {
    let place = PLACES.iter().find(|place| !place.is_file()).unwrap();
    let loaded = load::load(&place.open().await).await.unwrap().unwrap();
    assert!(loaded.dataset == *DATASET);
    let (digest, imported_at) = (loaded.revision.digest, loaded.revision.imported_at);
    let edition = Edition { revision: loaded.revision.revision, digest, imported_at };
    let snapshot = Arc::new(Snapshot::new(loaded.dataset, edition, SNAPSHOT.cursor_secret()));
    let questions = palermo::http::explorer::example_questions();
    let whole =
        "{ nodes(ids: [\"agency:iom\", \"state:es\"]) { __typename } dataset { version revision digest importedAt
        counts { kind count verified } } agencies(first: 500, orderBy: [{field: NAME}]) { nodes { id name }
        pageInfo { endCursor } } search(query: \"children\", first: 50) { edges { cursor } } }";
    for document in questions.iter().map(|question| question.document.as_str()).chain([whole]) {
        let [one, other] = [&snapshot, &*SNAPSHOT].map(|snapshot| data(snapshot, document));
        assert_eq!(one, other, "{document}");
    }
}
