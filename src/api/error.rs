//! What a resolver can answer instead of data, and the codes that clients tell errors apart by.

use crate::{
    analysis::{
        centrality::{CentralityError, TooManyAgencies},
        overlap::{OverlapError, TooManyPairs},
    },
    query::{page::PageError, search::SearchError},
};
use async_graphql::{ErrorExtensionValues, ErrorExtensions};

/// What a resolver can answer instead of data. It has no `Display` on purpose: only the conversion below makes it a
/// GraphQL error, so that none leaves without a code.
#[derive(Debug, PartialEq)]
pub enum Error {
    /// A page that can't be given.
    Page(PageError),
    /// A part of an order that names nothing, or several things.
    AmbiguousOrder,
    /// Too few or too many dimensions to group by, or the same twice.
    Dimensions {
        /// How many may be.
        limit: usize,
    },
    /// A dimension that nothing is grouped by.
    DimensionNotAskedFor {
        /// Which argument names it.
        argument: &'static str,
    },
    /// More groups than an answer may have.
    TooManyGroups {
        /// How many there are.
        given: usize,
        /// How many may be.
        limit: usize,
    },
    /// A search that can't be made.
    Search(SearchError),
    /// A search in no kind.
    NoKinds,
    /// More names for type-ahead than there may be.
    Suggestions {
        /// How many were asked for.
        given: i64,
        /// How many may be.
        limit: usize,
    },
    /// Fewer agencies than can share anything.
    MinAgencies {
        /// How many were asked for.
        given: i64,
    },
    /// A path of a length that is not allowed.
    MaxLength {
        /// How many steps were asked for.
        given: i64,
        /// How many may be.
        limit: usize,
    },
    /// More shortest paths than can be written out.
    TooManyPaths {
        /// How many there are.
        found: u64,
        /// How many can be.
        limit: u64,
    },
    /// More agencies than whose centrality can be counted.
    TooManyAgencies(TooManyAgencies),
    /// More pairs of agencies than can be compared.
    TooManyPairs(TooManyPairs),
    /// More ids than one request may name.
    TooManyIds {
        /// How many were given.
        given: usize,
        /// How many may be.
        limit: usize,
    },
}

/// What resolvers return that can fail.
pub type Result<T> = std::result::Result<T, Error>;

/// The codes in `extensions.code`, by which clients tell errors apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The document is no GraphQL.
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
    /// Only GET and POST are allowed.
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
    pub const ALL: [Code; 12] = [
        Code::ParseFailed,
        Code::ValidationFailed,
        Code::BadUserInput,
        Code::QueryTooDeep,
        Code::QueryTooComplex,
        Code::BadRequest,
        Code::OperationResolutionFailure,
        Code::MethodNotAllowed,
        Code::UnsupportedMediaType,
        Code::NotAcceptable,
        Code::PayloadTooLarge,
        Code::InternalServerError,
    ];

    /// What went wrong, for the page that tells how programs ask.
    pub fn meaning(self) -> &'static str {
        match self {
            Code::ParseFailed => "The document is no GraphQL.",
            Code::ValidationFailed => {
                "The document asks for what the schema does not have, or in a way it does not allow."
            }
            Code::BadUserInput => "An argument or variable has a value that is not allowed; the message names what is.",
            Code::QueryTooDeep => "The document is nested too deeply.",
            Code::QueryTooComplex => "The document is too large in any other measure.",
            Code::BadRequest => "The HTTP request is not one that GraphQL over HTTP allows.",
            Code::OperationResolutionFailure => {
                "The document has several operations and none, or an unknown one, was named."
            }
            Code::MethodNotAllowed => "Only GET and POST are allowed.",
            Code::UnsupportedMediaType => "The body is of a type that is not taken; send JSON.",
            Code::NotAcceptable => "The client takes none of the types that are given.",
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
            Code::MethodNotAllowed => "METHOD_NOT_ALLOWED",
            Code::UnsupportedMediaType => "UNSUPPORTED_MEDIA_TYPE",
            Code::NotAcceptable => "NOT_ACCEPTABLE",
            Code::PayloadTooLarge => "PAYLOAD_TOO_LARGE",
            Code::InternalServerError => "INTERNAL_SERVER_ERROR",
        }
    }

    /// The extensions of an error with this code.
    pub fn extensions(self) -> ErrorExtensionValues {
        let mut extensions = ErrorExtensionValues::default();
        extensions.set("code", self.word());
        extensions
    }
}

impl From<PageError> for Error {
    fn from(error: PageError) -> Self {
        Error::Page(error)
    }
}

impl From<OverlapError> for Error {
    fn from(error: OverlapError) -> Self {
        match error {
            OverlapError::TooManyPairs(error) => Error::TooManyPairs(error),
            OverlapError::Stopped(stopped) => unreachable!("without limits nothing stops: {stopped}"),
        }
    }
}

impl From<CentralityError> for Error {
    fn from(error: CentralityError) -> Self {
        match error {
            CentralityError::TooManyAgencies(error) => Error::TooManyAgencies(error),
            CentralityError::Stopped(stopped) => unreachable!("without limits nothing stops: {stopped}"),
        }
    }
}

impl From<SearchError> for Error {
    fn from(error: SearchError) -> Self {
        Error::Search(error)
    }
}

impl From<Error> for async_graphql::Error {
    fn from(error: Error) -> Self {
        let (message, code) = match error {
            Error::Page(error) => (error.to_string(), Code::BadUserInput),
            Error::AmbiguousOrder => (
                "each entry of `orderBy` must name one thing to order by: a `field`, a relation to count, or a single \
                 related node"
                    .to_owned(),
                Code::BadUserInput,
            ),
            Error::Dimensions { limit } => {
                (format!("`by` must name one to {limit} dimensions, none of them twice"), Code::BadUserInput)
            }
            Error::DimensionNotAskedFor { argument } => {
                (format!("`{argument}` names a dimension that is not in `by`; give only those"), Code::BadUserInput)
            }
            Error::TooManyGroups { given, limit } => {
                let message = format!(
                    "`by` makes {given} groups; an answer has {limit} at most: narrow it with `where` or `having`, or group \
                     by less"
                );
                (message, Code::BadUserInput)
            }
            Error::Search(error) => (error.to_string(), Code::BadUserInput),
            Error::NoKinds => ("`kinds` is empty; name a kind, or leave it out".to_owned(), Code::BadUserInput),
            Error::Suggestions { given, limit } => {
                (format!("`first` is {given}; give a number from 0 to {limit}"), Code::BadUserInput)
            }
            Error::MinAgencies { given } => {
                (format!("`minAgencies` is {given}; give a number from 1 on"), Code::BadUserInput)
            }
            Error::MaxLength { given, limit } => {
                (format!("`maxLength` is {given}; give a number from 0 to {limit}"), Code::BadUserInput)
            }
            Error::TooManyPaths { found, limit } => (
                format!(
                    "there are {found} shortest paths; {limit} can be written out: ask for one `path`, or for ends nearer to each other"
                ),
                Code::QueryTooComplex,
            ),
            Error::TooManyAgencies(error) => (error.to_string(), Code::QueryTooComplex),
            Error::TooManyPairs(error) => (error.to_string(), Code::QueryTooComplex),
            Error::TooManyIds { given, limit } => {
                (format!("`ids` has {given} ids; give {limit} at most"), Code::BadUserInput)
            }
        };
        async_graphql::Error::new(message).extend_with(|_, extensions| extensions.set("code", code.word()))
    }
}
