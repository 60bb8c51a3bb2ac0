//! The program as its users meet it: its commands, their errors, and how it stops.

use serde_json::{Value, json};
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Output, Stdio},
    thread,
    time::Duration,
};
use tempfile::TempDir;

pub(crate) const PALERMO: &str = env!("CARGO_BIN_EXE_palermo");

pub(crate) fn palermo(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(PALERMO);
    command.current_dir(folder).args(arguments).env_clear();
    command
}

pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Output {
    palermo(folder, arguments).output().unwrap()
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A copy of the real data that a test may change.
fn data(folder: &Path) -> std::path::PathBuf {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            match entry.path().is_dir() {
                true => copy(&entry.path(), &to.join(entry.file_name())),
                false => drop(fs::copy(entry.path(), to.join(entry.file_name())).unwrap()),
            }
        }
    }
    let to = folder.join("facts");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), &to);
    to
}

/// A folder of that many agencies, which tell the name of the folder.
pub(crate) fn agencies(folder: &Path, name: &str, count: usize) {
    let to = folder.join(name).join("agencies");
    fs::create_dir_all(&to).unwrap();
    let about = format!("version = \"2026.11.1\"\nlicense = \"CC BY 4.0\"\ncitation = \"{name}\"\n");
    fs::write(folder.join(name).join("dataset.toml"), about).unwrap();
    for number in 0..count {
        let agency = format!(
            "id = \"a{number}\"\nname = \"{name} {number}\"\nkind = \"un_related\"\nscope = \"universal\"\ncrime = \"both\"\n\
             specialised = false\nassessment = \"partial\"\nurl = \"https://a{number}.example\"\nsummary = \"One of {name}.\"\n\n\
             [[sources]]\nurl = \"https://a{number}.example/about\"\ntitle = \"About\"\npublisher = \"A{number}\"\nverified = true\n"
        );
        fs::write(to.join(format!("a{number}.toml")), agency).unwrap();
    }
}

/// A running server, killed when the test is done with it.
pub(crate) struct Server {
    pub(crate) process: Child,
    pub(crate) address: String,
}

impl Server {
    pub(crate) fn start(folder: &Path, arguments: &[&str]) -> Server {
        Server::started(palermo(folder, arguments).args(["--listen", "127.0.0.1:0"]))
    }

    /// The server that a command starts.
    pub(crate) fn started(command: &mut Command) -> Server {
        let mut process = command.stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let address = lines
            .map_while(Result::ok)
            .find_map(|line| Some(line.split_once("http://")?.1.split_once("/graphql")?.0.to_owned()));
        Server { address: address.expect("a server says where it is"), process }
    }

    pub(crate) fn ask(&self, document: &str) -> Value {
        let body = json!({"query": document}).to_string();
        let length = body.len();
        let headers = format!("Content-Type: application/json\r\nContent-Length: {length}\r\n");
        serde_json::from_str(&self.request("POST /graphql", &headers, &body).1).unwrap()
    }

    /// The status and the body of an answer.
    pub(crate) fn get(&self, path: &str) -> (u16, String) {
        self.request(&format!("GET {path}"), "", "")
    }

    fn request(&self, what: &str, headers: &str, body: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let request = format!("{what} HTTP/1.1\r\nHost: {}\r\n{headers}Connection: close\r\n\r\n{body}", self.address);
        stream.write_all(request.as_bytes()).unwrap();
        let mut reply = Vec::new();
        stream.read_to_end(&mut reply).unwrap();
        let reply = text(&reply);
        let (head, body) = reply.split_once("\r\n\r\n").unwrap();
        (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
    }

    /// Sends it a signal, such as `-TERM`.
    pub(crate) fn signal(&self, signal: &str) {
        let status = Command::new("kill").args([signal, &self.process.id().to_string()]).status().unwrap();
        assert!(status.success());
    }

    pub(crate) fn revision(&self) -> Value {
        self.ask("{ dataset { revision } }")["data"]["dataset"]["revision"].take()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// Waits until something holds; a test that waits in vain is stopped by this bound, and not by luck.
pub(crate) fn eventually(mut holds: impl FnMut() -> bool) -> bool {
    (0..600).any(|_| {
        let done = holds();
        if !done {
            thread::sleep(Duration::from_millis(50));
        }
        done
    })
}

#[test]
fn on_an_empty_folder_it_serves_the_whole_data_set() {
    let folder = TempDir::new().unwrap();
    let server = Server::start(folder.path(), &[]);
    let answer = server.ask("{ agencies { totalCount } agency(slug: \"iom\") { acronym } }");
    assert!(answer["data"]["agencies"]["totalCount"].as_i64().unwrap() > 70, "{answer}");
    assert_eq!(answer["data"]["agency"]["acronym"], "IOM");
    assert!(folder.path().join("palermo.db").exists());
}

#[test]
fn who_does_not_say_which_host_is_meant_is_refused() {
    let folder = TempDir::new().unwrap();
    let server = Server::start(folder.path(), &[]);
    for (request, status) in [
        ("GET /healthz HTTP/1.1\r\nHost: palermo.example\r\n", "HTTP/1.1 200"),
        ("GET /healthz HTTP/1.1\r\nHost: [::1]:80\r\n", "HTTP/1.1 200"),
        ("GET /healthz HTTP/1.0\r\n", "HTTP/1.0 200"),
        ("GET /healthz HTTP/1.1\r\n", "HTTP/1.1 400"),
        ("GET /healthz HTTP/1.1\r\nHost: a\r\nHost: a\r\n", "HTTP/1.1 400"),
        ("GET /healthz HTTP/1.1\r\nHost: a/b\r\n", "HTTP/1.1 400"),
        ("GET http://a/healthz HTTP/1.1\r\n", "HTTP/1.1 400"),
    ] {
        let mut stream = TcpStream::connect(&server.address).unwrap();
        stream.write_all(format!("{request}Connection: close\r\n\r\n").as_bytes()).unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        assert!(reply.starts_with(status), "{request}: {reply}");
        assert!(reply.to_lowercase().contains("x-content-type-options: nosniff"), "{request}: {reply}");
    }
}

#[test]
fn a_server_goes_over_to_a_new_revision_by_itself() {
    let folder = TempDir::new().unwrap();
    let server = Server::start(folder.path(), &[]);
    assert_eq!(server.revision(), 1);
    let facts = data(folder.path());
    let iom = facts.join("agencies/iom.toml");
    let changed = fs::read_to_string(&iom).unwrap().replacen("acronym = \"IOM\"", "acronym = \"OIM\"", 1);
    fs::write(&iom, changed).unwrap();
    let import = run(folder.path(), &["import", "facts"]);
    assert!(import.status.success(), "{}", text(&import.stderr));
    assert!(text(&import.stdout).contains("changed     1   agency 1"), "{}", text(&import.stdout));
    assert!(eventually(|| server.revision() == 2), "the server stays at the old revision");
    assert_eq!(server.ask("{ agency(slug: \"iom\") { acronym } }")["data"]["agency"]["acronym"], "OIM");
}

#[test]
fn the_same_facts_again_change_nothing() {
    let folder = TempDir::new().unwrap();
    data(folder.path());
    assert!(run(folder.path(), &["import", "facts"]).status.success());
    let again = run(folder.path(), &["import", "facts"]);
    assert!(text(&again.stdout).starts_with("revision 1: the same facts"), "{}", text(&again.stdout));
}

#[test]
fn facts_of_a_folder_are_never_replaced_by_those_that_the_program_carries() {
    let folder = TempDir::new().unwrap();
    data(folder.path());
    assert!(run(folder.path(), &["import", "facts"]).status.success());
    let carried = run(folder.path(), &["import"]);
    assert!(!carried.status.success());
    assert!(text(&carried.stderr).contains("facts of a folder"), "{}", text(&carried.stderr));
    assert_eq!(Server::start(folder.path(), &[]).revision(), 1);
}

#[test]
fn problems_are_all_shown_with_file_line_and_column_and_nothing_is_imported() {
    let folder = TempDir::new().unwrap();
    let facts = data(folder.path());
    let iom = facts.join("agencies/iom.toml");
    let wrong = fs::read_to_string(&iom).unwrap().replacen(
        "scope = \"universal\"",
        "scope = \"univrsal\"\ncolour = \"red\"",
        1,
    );
    fs::write(&iom, wrong).unwrap();
    for command in ["check", "import"] {
        let output = run(folder.path(), &[command, "facts"]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1));
        assert!(said.contains("agencies/iom.toml:") && said.contains("the nearest is `universal`"), "{said}");
        assert!(said.contains("there is no key `colour`") && said.contains("2 problems"), "{said}");
    }
    assert!(!folder.path().join("palermo.db").exists(), "what is wrong opens no database");
}

#[test]
fn what_is_in_the_way_is_one_problem_among_the_others() {
    let folder = TempDir::new().unwrap();
    let facts = data(folder.path());
    fs::write(facts.join("agencies/iom.toml"), b"id = \"iom\"\nname = \"Organisaci\xf3n\"\n").unwrap();
    // Whoever opened it would wait for a writer for ever.
    assert!(Command::new("mkfifo").arg(facts.join("networks/pipe.toml")).status().unwrap().success());
    fs::write(facts.join("agencies/newone.TOML"), "").unwrap();
    std::os::unix::fs::symlink("curator@host.17", facts.join("agencies/.#iom.toml")).unwrap();
    let output = run(folder.path(), &["check", "facts"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    for expected in [
        "error: this file is not UTF-8 from line 2, column 19 on",
        "error: this is a pipe",
        "help: name it `agencies/newone.toml`, or take it out of the folder",
        "\n3 problems\n",
    ] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
}

#[test]
fn of_very_many_problems_the_first_are_shown_with_the_number_of_all() {
    let folder = TempDir::new().unwrap();
    let facts = data(folder.path());
    for at in 0..2_000 {
        fs::write(facts.join(format!("agencies/broken-{at:04}.toml")), "id = \n").unwrap();
    }
    let output = run(folder.path(), &["check", "facts"]);
    let said = text(&output.stderr);
    assert!(said.ends_with("\n2000 problems, of which the first 100 are shown\n"), "{said}");
    assert_eq!(said.matches("error: this is not TOML").count(), 100);
}

#[test]
fn what_an_import_would_change_is_told_and_nothing_is_imported() {
    let folder = TempDir::new().unwrap();
    let facts = data(folder.path());
    let diff = || run(folder.path(), &["diff", "facts"]);
    let all = diff();
    assert_eq!(all.status.code(), Some(1));
    let said = text(&all.stdout);
    assert!(said.contains("\nadded action:") && said.ends_with(" added, 0 changed, 0 removed\n"), "{said}");
    assert!(said.lines().count() < 600, "{said}");
    assert!(!folder.path().join("palermo.db").exists(), "to look makes no database");
    assert!(run(folder.path(), &["import", "facts"]).status.success());
    let same = diff();
    assert_eq!((same.status.code(), text(&same.stdout).as_str()), (Some(0), "nothing would change\n"));
    let iom = facts.join("agencies/iom.toml");
    let changed = fs::read_to_string(&iom).unwrap().replacen("acronym = \"IOM\"", "acronym = \"OIM\"", 1);
    fs::write(&iom, &changed).unwrap();
    let different = diff();
    assert_eq!(different.status.code(), Some(1));
    assert_eq!(
        text(&different.stdout),
        "changed agency:iom\n  agency.acronym\n    - IOM\n    + OIM\n0 added, 1 changed, 0 removed\n"
    );
    assert_eq!(text(&diff().stdout), text(&different.stdout), "nothing was imported");
    fs::write(&iom, changed.replacen("acronym", "acronim", 1)).unwrap();
    let wrong = diff();
    assert_eq!(wrong.status.code(), Some(2));
    assert!(text(&wrong.stderr).contains("the nearest is `acronym`"), "{}", text(&wrong.stderr));
    assert_eq!(run(folder.path(), &["diff", "nowhere"]).status.code(), Some(2));
}

#[test]
fn a_file_to_be_filled_in_is_written_where_there_is_none() {
    let folder = TempDir::new().unwrap();
    let facts = data(folder.path());
    let new = |kind: &str, id: &str| run(folder.path(), &["new", kind, id, "--data", "facts"]);
    let written = new("agency", "new-one");
    assert_eq!(text(&written.stdout), "facts/agencies/new-one.toml\n");
    let file = fs::read_to_string(facts.join("agencies/new-one.toml")).unwrap();
    assert!(file.contains("\nid = \"new-one\"\n") && file.contains("\n#acronym = \"\"\n"), "{file}");
    let said = text(&run(folder.path(), &["check", "facts"]).stderr);
    assert!(said.contains("`name` is empty") && said.contains("`specialised` is a text"), "{said}");
    for (kind, id, words) in [
        ("agency", "iom", "`facts/agencies/iom.toml` is there already; nothing was written"),
        ("agncy", "x", "the nearest is `agency`"),
        ("agency", "../x", "`../x` is not an id"),
    ] {
        let refused = new(kind, id);
        assert_eq!(refused.status.code(), Some(1));
        assert!(text(&refused.stderr).contains(words), "{}", text(&refused.stderr));
        assert_eq!(text(&refused.stderr).lines().count(), 1);
    }
    let nowhere = run(folder.path(), &["new", "agency", "x"]);
    assert!(text(&nowhere.stderr).contains("there is no `dataset.toml` in `data`"), "{}", text(&nowhere.stderr));
}

#[test]
fn a_folder_that_is_none_is_refused() {
    let folder = TempDir::new().unwrap();
    let output = run(folder.path(), &["check", "nowhere"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("there is no folder `nowhere`"), "{}", text(&output.stderr));
}

#[test]
fn a_taken_port_is_named_before_anything_is_written() {
    let folder = TempDir::new().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let output = run(folder.path(), &["--listen", &address]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(said.contains(&format!("port {} of 127.0.0.1 is taken", taken.local_addr().unwrap().port())), "{said}");
    assert!(!folder.path().join("palermo.db").exists());
}

#[test]
fn a_database_that_cannot_be_opened_is_named() {
    let folder = TempDir::new().unwrap();
    fs::write(
        folder.path().join("text.db"),
        "This is not a database, but a text that is long enough to look like one.",
    )
    .unwrap();
    for (url, words) in
        [("sqlite://nowhere/palermo.db", "nowhere"), ("sqlite://text.db", "text.db"), ("mysql://host/palermo", "mysql")]
    {
        let output = run(folder.path(), &["query", "-", "--database-url", url]);
        assert_eq!(output.status.code(), Some(1));
        let said = text(&output.stderr);
        assert!(said.starts_with("palermo: ") && said.contains(words) && said.lines().count() == 1, "{said}");
    }
}

#[test]
fn a_document_is_answered_without_a_server() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("question.graphql"), "query Q($slug: String!) { network(slug: $slug) { acronym } }")
        .unwrap();
    let output = run(folder.path(), &["query", "question.graphql", "--variables", "{\"slug\": \"icat\"}"]);
    assert_eq!(
        serde_json::from_slice::<Value>(&output.stdout).unwrap(),
        json!({"data": {"network": {"acronym": "ICAT"}}, "extensions": {"cost": {"requested": 1, "limit": 100_000}}})
    );
    let mut from_input =
        palermo(folder.path(), &["query", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    from_input.stdin.take().unwrap().write_all(b"{ nothing }").unwrap();
    let output = from_input.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1), "an answer with errors is a failure");
    assert!(text(&output.stdout).contains("GRAPHQL_VALIDATION_FAILED"));
    let output = run(folder.path(), &["query", "question.graphql", "--variables", "[]"]);
    assert!(text(&output.stderr).contains("`--variables` must be a JSON object"), "{}", text(&output.stderr));
}

/// Whether a process passes over hangups; only Linux tells.
fn ignores_hangups(process: &str) -> bool {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    ignored.is_some_and(|ignored| u64::from_str_radix(ignored.trim(), 16).unwrap() & 1 == 1)
}

#[test]
fn it_stops_when_asked_to() {
    // Whoever runs the tests with nohup lets no program of theirs hear a hangup.
    let deaf = ignores_hangups("self");
    for signal in ["-TERM", "-INT", "-HUP"].iter().filter(|signal| !deaf || **signal != "-HUP") {
        let folder = TempDir::new().unwrap();
        let mut server = Server::start(folder.path(), &[]);
        server.signal(signal);
        assert!(eventually(|| server.process.try_wait().unwrap().is_some()), "it goes on after {signal}");
        assert_eq!(server.process.wait().unwrap().code(), Some(0));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn who_starts_it_with_nohup_may_close_the_terminal() {
    let folder = TempDir::new().unwrap();
    let script = format!("trap '' HUP; exec {PALERMO} --listen 127.0.0.1:0");
    let server = Server::started(Command::new("sh").args(["-c", &script]).current_dir(folder.path()).env_clear());
    assert!(ignores_hangups(&server.process.id().to_string()), "SIGHUP is not ignored");
}

#[test]
fn a_name_is_an_address_and_an_empty_variable_is_none() {
    let folder = TempDir::new().unwrap();
    let mut named = palermo(folder.path(), &["--listen", "localhost:0"]);
    for variable in [
        "ANSWER_CACHE",
        "DATABASE_URL",
        "EDIT_URL",
        "LISTEN",
        "LOG",
        "LOG_FORMAT",
        "PUBLIC_URL",
        "RATE_LIMIT",
        "TRUSTED_DOCUMENTS",
        "TRUSTED_PROXY",
    ] {
        named.env(variable, "");
    }
    assert_eq!(Server::started(&mut named).revision(), 1);
    let listen = palermo(folder.path(), &[]).args(["--listen", "8000"]).output().unwrap();
    assert!(text(&listen.stderr).contains("such as 127.0.0.1:8000 or localhost:8000"), "{}", text(&listen.stderr));
    let query = palermo(folder.path(), &["query", "-"]).env("DATABASE_URL", "").stdin(Stdio::null()).output().unwrap();
    assert!(text(&query.stdout).contains("errors"), "{}", text(&query.stderr));
}

#[test]
fn who_reads_no_further_is_told_nothing() {
    let folder = TempDir::new().unwrap();
    agencies(folder.path(), "facts", 3);
    assert!(run(folder.path(), &["import", "facts"]).status.success());
    for arguments in [
        &["export", "palermo.json"][..],
        &["export", ".ttl"],
        &["export", "palermo.graphml"],
        &["export", "palermo.db"],
        &["export", "csv.zip"],
        &["schema"],
    ] {
        let mut process =
            palermo(folder.path(), arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(process.stdout.take());
        let output = process.wait_with_output().unwrap();
        assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(141), ""), "{arguments:?}");
    }
}

#[test]
fn the_help_names_every_command_and_option() {
    let folder = TempDir::new().unwrap();
    insta::assert_snapshot!("help", text(&run(folder.path(), &["--help"]).stdout));
    insta::assert_snapshot!("help-import", text(&run(folder.path(), &["import", "--help"]).stdout));
    insta::assert_snapshot!("help-query", text(&run(folder.path(), &["query", "--help"]).stdout));
}

#[test]
fn an_answer_is_printed_as_csv_and_its_errors_as_json() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("good.graphql"), "{ agency(slug: \"iom\") { slug acronym } }").unwrap();
    fs::write(folder.path().join("bad.graphql"), "{ nothing }").unwrap();
    let good = run(folder.path(), &["query", "good.graphql", "--format", "csv"]);
    assert_eq!(text(&good.stdout), "agency.slug,agency.acronym\niom,IOM\n");
    let absent = "{ agencies(where: {founded: {isNull: true}}, first: 1) { totalCount } }";
    fs::write(folder.path().join("absent.graphql"), absent).unwrap();
    let commented = run(folder.path(), &["query", "absent.graphql", "--format", "csv", "--comments"]);
    assert!(text(&commented.stdout).starts_with("# agencies: Agency.founded: of "), "{}", text(&commented.stdout));
    let without_effect = run(folder.path(), &["query", "absent.graphql", "--comments"]);
    assert_eq!(without_effect.status.code(), Some(1));
    assert!(text(&without_effect.stderr).contains("`--comments` has no effect on JSON"));
    let bad = run(folder.path(), &["query", "bad.graphql", "--format", "csv"]);
    assert_eq!(bad.status.code(), Some(1));
    let said: Value = serde_json::from_slice(&bad.stdout).unwrap();
    assert_eq!(said["errors"][0]["extensions"]["code"], "GRAPHQL_VALIDATION_FAILED");
}

#[test]
fn an_export_goes_to_a_file_or_to_the_standard_output() {
    let folder = TempDir::new().unwrap();
    let printed = run(folder.path(), &["export", "network.csv"]);
    assert!(text(&printed.stdout).contains("\nnetwork:icat,"), "{}", text(&printed.stderr));
    let written = run(folder.path(), &["export", "network.csv", "--output", "networks.csv"]);
    assert_eq!((written.status.code(), text(&written.stdout).as_str()), (Some(0), ""));
    assert_eq!(fs::read(folder.path().join("networks.csv")).unwrap(), printed.stdout);
    let unknown = run(folder.path(), &["export", "palermo.xls"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(text(&unknown.stderr).contains("give one of csv.zip, palermo.json"), "{}", text(&unknown.stderr));
}

#[test]
fn links_begin_with_the_address_that_was_given() {
    let folder = TempDir::new().unwrap();
    let turtle = run(folder.path(), &["export", "palermo.ttl", "--public-url", "https://palermo.example.org/"]);
    let turtle = text(&turtle.stdout);
    assert!(turtle.contains("<https://palermo.example.org/agency/iom>") && !turtle.contains("127.0.0.1"));
    let refused = run(folder.path(), &["export", "palermo.ttl", "--public-url", "example.org"]);
    assert!(text(&refused.stderr).contains("such as https://palermo.example.org"), "{}", text(&refused.stderr));
}

#[test]
fn every_option_stands_in_the_readme() {
    let folder = TempDir::new().unwrap();
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let commands =
        ["serve", "import", "backup", "check", "diff", "new", "query", "export", "findings", "licenses", "schema"];
    for command in commands {
        assert!(readme.contains(&format!("palermo {command}")), "the README does not name `palermo {command}`");
        let help = text(&run(folder.path(), &[command, "--help"]).stdout);
        for word in help
            .split([' ', '\n', ',', '='])
            .filter(|word| word.starts_with("--") && *word != "--help" && *word != "--version")
        {
            assert!(readme.contains(word), "the README does not name `{word}` of `palermo {command}`");
        }
    }
}

#[test]
fn operators_find_every_option_of_a_server_and_every_message_of_the_database() {
    let folder = TempDir::new().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/operations.md")).unwrap();
    let help = text(&run(folder.path(), &["serve", "--help"]).stdout);
    let options = help.split_whitespace().filter(|word| word.starts_with("--") && *word != "--help");
    for option in options.chain(help.split("[env: ").skip(1).filter_map(|rest| rest.split(['=', ']']).next())) {
        assert!(page.contains(&format!("`{option}`")), "docs/operations.md does not name `{option}`");
    }
    // The program says what the page says that it says.
    let sources = ["src/store/error.rs", "src/store/postgres/mod.rs", "src/cli/follow.rs"]
        .map(|file| fs::read_to_string(root.join(file)).unwrap());
    let said = sources.concat().replace("\\\n", "").split_whitespace().collect::<Vec<_>>().join(" ");
    let (_, messages) = page.split_once("| message |").unwrap();
    let mut count = 0;
    for row in messages.lines().skip(2).take_while(|row| row.starts_with('|')) {
        let cell = row.split('|').nth(1).unwrap();
        for message in cell.split('`').skip(1).step_by(2) {
            for words in message.split('…').map(str::trim).filter(|words| !words.is_empty()) {
                assert!(said.contains(words), "nothing says `{words}`");
                count += 1;
            }
        }
    }
    assert!(count > 12, "the messages were not found");
}

/// Runs an example of the page for programs against a server, as a reader would.
fn example(server: &Server, command: &mut Command) -> String {
    let output = command.env("PALERMO_URL", format!("http://{}", server.address)).output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

#[test]
fn the_examples_of_the_page_for_programs_work() {
    let folder = TempDir::new().unwrap();
    let server = Server::start(folder.path(), &[]);
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/examples");
    let members = server.ask("{ network(slug: \"icat\") { members { totalCount } } agencies { totalCount } }");
    let count = |path: &str| members.pointer(path).and_then(Value::as_i64).unwrap();

    let curl: Value = serde_json::from_str(&example(&server, Command::new("sh").arg(examples.join("ask.sh")))).unwrap();
    assert_eq!(curl["data"]["network"]["members"]["totalCount"], count("/data/network/members/totalCount"));

    let node = example(&server, Command::new("node").arg(examples.join("ask.mjs")));
    assert_eq!(node, format!("ICAT: {} members\n", count("/data/network/members/totalCount")));

    let python = example(&server, Command::new("python3").arg(examples.join("pages.py")));
    assert!(python.starts_with(&format!("{} agencies, ", count("/data/agencies/totalCount"))), "{python}");

    let program = folder.path().join("ask");
    let compiled =
        Command::new("rustc").args(["--edition", "2024", "-o"]).arg(&program).arg(examples.join("ask.rs")).output();
    let compiled = compiled.unwrap();
    assert!(compiled.status.success(), "{}", text(&compiled.stderr));
    let rust: Value = serde_json::from_str(&example(&server, &mut Command::new(&program))).unwrap();
    assert_eq!(rust["data"]["dataset"]["counts"].as_array().map(Vec::len), Some(16));
}
