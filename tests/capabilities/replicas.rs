//! Several servers of one database.

use crate::{
    every_table::dataset,
    program::{Server, eventually},
    stores::PostgresServer,
};
use entity::{dataset::Dataset, revision::Origin};
use palermo::store::{connect, import};
use tempfile::TempDir;

fn import(url: &str, dataset: &Dataset) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let database = connect::open(url).await.unwrap();
        import::import(&database, dataset, Origin::Folder, "2026-11-24T12:00:00Z", &mut |_| {}).await.unwrap();
    });
}

fn named(name: &str) -> Dataset {
    let mut dataset = dataset();
    dataset.agencies[0].name = name.to_owned();
    dataset
}

fn names(server: &Server) -> String {
    server.ask("{ agencies { nodes { name } } }")["data"]["agencies"]["nodes"].to_string()
}

#[test]
fn servers_of_one_database_show_the_same_and_go_on_while_it_is_away() {
    let mut postgres = PostgresServer::start();
    let url = postgres.database();
    import(&url, &named("The first name"));
    let folder = TempDir::new().unwrap();
    let servers = [0, 1].map(|_| Server::start(folder.path(), &["--database-url", &url]));
    let all = |holds: &dyn Fn(&Server) -> bool| servers.iter().all(holds);
    assert!(all(&|server| names(server).contains("The first name")));
    assert!(std::fs::read_dir(folder.path()).unwrap().next().is_none(), "nothing is kept beside the database");

    let page = servers[0].ask("{ agencies(first: 1) { pageInfo { endCursor } nodes { id } } }");
    let cursor = page["data"]["agencies"]["pageInfo"]["endCursor"].as_str().unwrap();
    let after = servers[1].ask(&format!("{{ agencies(first: 1, after: \"{cursor}\") {{ nodes {{ id }} }} }}"));
    assert_eq!(after["data"]["agencies"]["nodes"][0]["id"], "agency:un", "{page} {after}");

    import(&url, &named("The second name"));
    assert!(eventually(|| all(&|server| names(server).contains("The second name"))));

    postgres.order("stop");
    assert!(eventually(|| all(&|server| server.get("/readyz").0 == 503)));
    assert!(all(&|server| names(server).contains("The second name")));
    assert!(all(&|server| server.get("/healthz").0 == 200), "a restart would not help");

    postgres.order("start");
    assert!(eventually(|| all(&|server| server.get("/readyz").0 == 200)));
    import(&url, &named("The third name"));
    assert!(eventually(|| all(&|server| names(server).contains("The third name"))));
}
