//! Who is asked to stop finishes what it has taken on: no answer that was begun is lost, whatever the crowd.

use crate::program::{PALERMO, eventually};
use serde_json::Value;
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::Duration,
};
use tempfile::TempDir;

const CLIENTS: usize = 16;
const QUESTION: &str = "GET /graphql?query=%7Bagency(slug:%22iom%22)%7Bslug%20name%7D%7D HTTP/1.1\r\nHost: x\r\n\r\n";

/// Asks over one connection after the other until nobody listens any more, and counts the answers that are whole.
fn ask_on(address: &str, whole: &AtomicU64) {
    while let Ok(stream) = TcpStream::connect(address) {
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let mut reader = BufReader::new(stream);
        while reader.get_mut().write_all(QUESTION.as_bytes()).is_ok() && answered(&mut reader) {
            whole.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Whether a whole answer came. Nothing at all is not an answer; a part of one is a fault.
fn answered(reader: &mut BufReader<TcpStream>) -> bool {
    let mut length = None;
    let mut line = String::new();
    if !matches!(reader.read_line(&mut line), Ok(1..)) {
        return false;
    }
    assert!(line.starts_with("HTTP/1.1 200"), "{line}");
    loop {
        line.clear();
        reader.read_line(&mut line).unwrap();
        match line.trim_end().split_once(": ") {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.parse().ok(),
            Some(_) => {}
            None if line == "\r\n" => break,
            None => panic!("the head of an answer is cut: {line:?}"),
        }
    }
    let mut body = vec![0; length.expect("an answer says how long it is")];
    reader.read_exact(&mut body).expect("an answer is whole");
    true
}

/// The address that a server prints, and the lines of its log as they come.
fn start(folder: &TempDir) -> (Child, String) {
    let mut process = Command::new(PALERMO)
        .current_dir(folder.path())
        .args(["--listen", "127.0.0.1:0", "--rate-limit", "0", "--log-format", "json"])
        .env_clear()
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
    let address = { lines }.find_map(|line| Some(line.split_once("http://")?.1.split_once("/graphql")?.0.to_owned()));
    (process, address.expect("a server says where it is"))
}

#[test]
fn no_answer_that_was_begun_is_lost_in_a_crowd() {
    let folder = TempDir::new().unwrap();
    let (mut process, address) = start(&folder);
    let log = process.stderr.take().unwrap();
    let log = thread::spawn(move || BufReader::new(log).lines().map_while(Result::ok).collect::<Vec<String>>());
    let whole = Arc::new(AtomicU64::new(0));
    let clients: Vec<_> = (0..CLIENTS)
        .map(|_| {
            let (address, whole) = (address.clone(), Arc::clone(&whole));
            thread::spawn(move || ask_on(&address, &whole))
        })
        .collect();
    assert!(eventually(|| whole.load(Ordering::Relaxed) > 1_000));
    assert!(Command::new("kill").arg(process.id().to_string()).status().unwrap().success());
    for client in clients {
        client.join().expect("a client gets whole answers, or none");
    }
    assert!(process.wait().unwrap().success());
    let log = log.join().unwrap();
    let last: Value = serde_json::from_str(log.last().unwrap()).unwrap();
    assert_eq!(last["fields"]["message"], "stopped", "{log:#?}");
    // What the server has answered, its clients have got.
    assert_eq!(last["fields"]["requests"], whole.load(Ordering::Relaxed), "{log:#?}");
}
