use std::{env, error::Error, io::{Read, Write}, net::TcpStream};

/// Plain HTTP with nothing but the standard library; with `reqwest` or `ureq` it is one call.
fn main() -> Result<(), Box<dyn Error>> {
    let url = env::var("PALERMO_URL")?;
    let host = url.trim_start_matches("http://");
    let body = r#"{"query": "{ dataset { version counts { kind count } } }"}"#;
    let mut stream = TcpStream::connect(host)?;
    write!(
        stream,
        "POST /graphql HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Type: application/json\r\n\
         Accept: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").ok_or("no answer")?;
    if !head.starts_with("HTTP/1.1 200") {
        return Err(head.into());
    }
    println!("{body}");
    Ok(())
}
