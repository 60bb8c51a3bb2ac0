//! Errors as clients see them, and the codes that they are told apart by.

use crate::{budget::Stopped, table::refusal::Refusal};
use serde::Serialize;

/// How many errors an answer names; one mistake often brings many.
pub const MAXIMUM_ERRORS: usize = 10;

/// How many bytes of an error's message a client is sent.
const MAXIMUM_MESSAGE: usize = 1_000;

/// How many bytes a refusal has at most, all its errors together.
pub const MAXIMUM_REFUSAL: usize = 4_096;

/// The codes in `extensions.code`, by which clients tell errors apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The document is not valid GraphQL.
    ParseFailed,
    /// The document asks for what the schema does not have, or in a way that it does not allow.
    ValidationFailed,
    /// An argument or variable has a value that is not allowed.
    BadUserInput,
    /// The document is nested too deeply.
    QueryTooDeep,
    /// The document is too large in any other measure.
    QueryTooComplex,
    /// The HTTP request is not one that GraphQL over HTTP allows.
    BadRequest,
    /// The document has several operations and none, or an unknown one, was named.
    OperationResolutionFailure,
    /// The answer takes too long.
    Timeout,
    /// Too many questions are asked at once.
    Overloaded,
    /// The client asked for more than it may in a minute.
    RateLimited,
    /// No document is known by the hash that was sent in its place.
    PersistedQueryNotFound,
    /// The server answers only documents that it was given beforehand.
    DocumentNotTrusted,
    /// The body did not come in time.
    RequestTimeout,
    /// Only GET, HEAD and POST are allowed.
    MethodNotAllowed,
    /// The body is of a type that is not taken.
    UnsupportedMediaType,
    /// The client takes none of the types that are given.
    NotAcceptable,
    /// The body is too large.
    PayloadTooLarge,
    /// Something failed inside; the log has the cause under the id that the message names.
    InternalServerError,
}

impl Code {
    /// Every code.
    pub const ALL: [Code; 18] = [
        Code::ParseFailed,
        Code::ValidationFailed,
        Code::BadUserInput,
        Code::QueryTooDeep,
        Code::QueryTooComplex,
        Code::BadRequest,
        Code::OperationResolutionFailure,
        Code::Timeout,
        Code::Overloaded,
        Code::RateLimited,
        Code::PersistedQueryNotFound,
        Code::DocumentNotTrusted,
        Code::RequestTimeout,
        Code::MethodNotAllowed,
        Code::UnsupportedMediaType,
        Code::NotAcceptable,
        Code::PayloadTooLarge,
        Code::InternalServerError,
    ];

    /// What went wrong, for the page that tells how programs ask.
    pub fn meaning(self) -> &'static str {
        match self {
            Code::ParseFailed => "The document is not valid GraphQL.",
            Code::ValidationFailed => {
                "The document asks for what the schema does not have, or in a way it does not allow."
            }
            Code::BadUserInput => "An argument or variable has a value that is not allowed; the message names what is.",
            Code::QueryTooDeep => "The document is nested too deeply.",
            Code::QueryTooComplex => "The document is too large in any other measure.",
            Code::BadRequest => "The HTTP request is not a GraphQL request; the message says what is missing or wrong.",
            Code::OperationResolutionFailure => {
                "The document has several operations and none, or an unknown one, was named."
            }
            Code::Timeout => "The answer takes too long; ask for less at once.",
            Code::Overloaded => "Too many questions are asked at once; try again in a moment.",
            Code::RateLimited => {
                "You asked for more than a client may in a minute; `Retry-After` says how many seconds to wait."
            }
            Code::PersistedQueryNotFound => {
                "No document is known by the hash that was sent in its place; send both together once."
            }
            Code::DocumentNotTrusted => "This server answers only documents that it was given beforehand.",
            Code::RequestTimeout => "The body did not arrive in time.",
            Code::MethodNotAllowed => "Only GET, HEAD and POST are allowed.",
            Code::UnsupportedMediaType => "The body is of a type that is not accepted; send JSON.",
            Code::NotAcceptable => "The client accepts none of the types that can be sent.",
            Code::PayloadTooLarge => "The body is too large.",
            Code::InternalServerError => {
                "Something failed inside; the log has the cause under the id that the message names."
            }
        }
    }

    /// The code as clients see it.
    pub fn word(self) -> &'static str {
        match self {
            Code::ParseFailed => "GRAPHQL_PARSE_FAILED",
            Code::ValidationFailed => "GRAPHQL_VALIDATION_FAILED",
            Code::BadUserInput => "BAD_USER_INPUT",
            Code::QueryTooDeep => "QUERY_TOO_DEEP",
            Code::QueryTooComplex => "QUERY_TOO_COMPLEX",
            Code::BadRequest => "BAD_REQUEST",
            Code::OperationResolutionFailure => "OPERATION_RESOLUTION_FAILURE",
            Code::Timeout => "TIMEOUT",
            Code::Overloaded => "OVERLOADED",
            Code::RateLimited => "RATE_LIMITED",
            Code::PersistedQueryNotFound => "PERSISTED_QUERY_NOT_FOUND",
            Code::DocumentNotTrusted => "DOCUMENT_NOT_TRUSTED",
            Code::RequestTimeout => "REQUEST_TIMEOUT",
            Code::MethodNotAllowed => "METHOD_NOT_ALLOWED",
            Code::UnsupportedMediaType => "UNSUPPORTED_MEDIA_TYPE",
            Code::NotAcceptable => "NOT_ACCEPTABLE",
            Code::PayloadTooLarge => "PAYLOAD_TOO_LARGE",
            Code::InternalServerError => "INTERNAL_SERVER_ERROR",
        }
    }
}

/// A place in a document, counted from 1 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Location {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// A step of the way to where an answer failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Segment {
    /// A name of the answer.
    Name(String),
    /// A place in a list.
    Place(usize),
}

/// One error.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    /// What clients tell it apart by.
    pub code: Code,
    /// What is wrong, and what is right.
    pub message: String,
    /// Where in the document.
    pub locations: Vec<Location>,
    /// Where in the answer.
    pub path: Vec<Segment>,
}

impl Error {
    /// An error of which no place is known.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Error { code, message: message.into(), locations: Vec::new(), path: Vec::new() }
    }

    /// The same, at a place of the document.
    pub fn at(mut self, location: Option<Location>) -> Self {
        self.locations.extend(location);
        self
    }

    /// A refusal with the code that it is told apart by.
    pub fn of(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Input(message) => Error::new(Code::BadUserInput, message),
            Refusal::TooLarge(message) => Error::new(Code::QueryTooComplex, message),
            Refusal::Stopped(stopped @ (Stopped::Late(_) | Stopped::Left)) => {
                Error::new(Code::Timeout, stopped.to_string())
            }
        }
    }
}

#[derive(Serialize)]
struct Shown<'e> {
    message: &'e str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    locations: &'e [Location],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    path: &'e [Segment],
    extensions: Extensions,
}

#[derive(Serialize)]
struct Extensions {
    code: &'static str,
}

const BEGIN: &[u8] = b"{\"errors\":[";
const END: &[u8] = b"]}";

/// The answer that names these errors: the first of them if they are many or long.
pub fn body(errors: &[Error]) -> Vec<u8> {
    let mut body = BEGIN.to_vec();
    for error in errors.iter().take(MAXIMUM_ERRORS) {
        let left = MAXIMUM_REFUSAL - body.len() - END.len();
        let first = body.len() == BEGIN.len();
        let bytes = error.bytes(MAXIMUM_MESSAGE, &error.path);
        let bytes = match bytes.len() < left {
            true => bytes,
            // The way to it may lead over names that are as long as a document, and a byte of a message takes up to six.
            false if first => error.bytes(MAXIMUM_REFUSAL / 8, &[]),
            false => break,
        };
        if !first {
            body.push(b',');
        }
        body.extend_from_slice(&bytes);
    }
    body.extend_from_slice(END);
    body
}

impl Error {
    /// Its JSON, with no more bytes of its message than these.
    fn bytes(&self, longest: usize, path: &[Segment]) -> Vec<u8> {
        let message = &self.message[..self.message.floor_char_boundary(longest)];
        let extensions = Extensions { code: self.code.word() };
        let shown = Shown { message, locations: &self.locations, path, extensions };
        serde_json::to_vec(&shown).expect("errors have string keys")
    }
}
