//! What can't be answered is refused with a code, by name, and nothing panics.

use crate::fixture::{Fixture, ask, check_refused};
use palermo::{
    answer::{Answerer, Outcome, Question},
    budget::Budget,
};
use proptest::prelude::*;
use serde_json::json;
use std::sync::Arc;

#[test]
fn what_is_not_graphql_is_refused_with_the_place() {
    for document in ["", "{", "nonsense", "{ agencies { }", "{ a(b: \"\\q\") }", "\u{0}", "{ \u{feff}a }}"] {
        check_refused(Fixture::new(), document, json!({}), "GRAPHQL_PARSE_FAILED", &["syntax error"]);
    }
}

#[test]
fn a_syntax_error_does_not_quote_the_document() {
    let document = format!("{{ {} ! }}", "a ".repeat(100_000));
    let (answer, _) = ask(&Arc::new(Fixture::new().snapshot()), &document, json!({}));
    assert!(answer.body.len() < 500, "{} bytes", answer.body.len());
}

#[test]
fn an_unknown_field_or_argument_is_named() {
    check_refused(
        Fixture::new(),
        "{ agencies { nodes { nam } } }",
        json!({}),
        "GRAPHQL_VALIDATION_FAILED",
        &["`Agency` has no field `nam`", "did you mean `name`?"],
    );
    check_refused(
        Fixture::new(),
        "{ agencies(limit: 3) { totalCount } }",
        json!({}),
        "GRAPHQL_VALIDATION_FAILED",
        &["limit"],
    );
    check_refused(Fixture::new(), "{ agency { name } }", json!({}), "GRAPHQL_VALIDATION_FAILED", &["slug"]);
    check_refused(Fixture::new(), "mutation { a }", json!({}), "GRAPHQL_VALIDATION_FAILED", &["mutation"]);
    check_refused(Fixture::new(), "subscription { a }", json!({}), "GRAPHQL_VALIDATION_FAILED", &["datasetChanged"]);
}

#[test]
fn a_wrong_type_is_named_with_its_argument() {
    check_refused(
        Fixture::new(),
        "{ agencies(first: \"five\") { totalCount } }",
        json!({}),
        "GRAPHQL_VALIDATION_FAILED",
        &["first", "Int"],
    );
    check_refused(
        Fixture::new(),
        "{ agency(slug: 3) { name } }",
        json!({}),
        "GRAPHQL_VALIDATION_FAILED",
        &["slug", "String"],
    );
    check_refused(
        Fixture::new(),
        "query($n: Int) { agencies(first: $n) { totalCount } }",
        json!({"n": "five"}),
        "BAD_USER_INPUT",
        &["`$n`", "Int", "five"],
    );
    check_refused(
        Fixture::new(),
        "query($s: String!) { agency(slug: $s) { name } }",
        json!({}),
        "BAD_USER_INPUT",
        &["`$s`", "String!"],
    );
}

#[test]
fn an_operation_that_is_not_there_is_refused() {
    let answer = |operation_name: Option<&str>| {
        let question = Question {
            query: "query a { __typename } query b { __typename }".to_owned(),
            operation_name: operation_name.map(str::to_owned),
            ..Question::default()
        };
        let answer = Answerer::default().answer(&Fixture::new().snapshot(), &question, &Budget::unlimited());
        (answer.outcome, String::from_utf8(answer.body).unwrap())
    };
    assert_eq!(answer(Some("b")).0, Outcome::Answered);
    for name in [None, Some("c")] {
        let (outcome, body) = answer(name);
        assert_eq!(outcome, Outcome::Refused);
        assert!(body.contains("OPERATION_RESOLUTION_FAILURE") && body.contains("operationName"), "{body}");
    }
}

#[test]
fn many_errors_are_cut_to_ten() {
    let document = format!("{{ {} }}", (0..90).map(|number| format!("a{number} ")).collect::<String>());
    let (_, body) = ask(&Arc::new(Fixture::new().snapshot()), &document, json!({}));
    assert_eq!(body["errors"].as_array().map(Vec::len), Some(10));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_is_asked_every_error_has_a_code(document in document()) {
        let (answer, body) = ask(&Arc::new(Fixture::new().agency("iom").network("icat").snapshot()), &document, json!({}));
        match body.get("errors") {
            None => prop_assert!(body.get("data").is_some()),
            Some(errors) => {
                prop_assert_eq!(answer.outcome, Outcome::Refused);
                prop_assert_eq!(body.get("data"), None);
                for error in errors.as_array().unwrap() {
                    prop_assert!(error["extensions"]["code"].as_str().is_some_and(|code| code != "INTERNAL_SERVER_ERROR"), "{}", error);
                }
            }
        }
    }
}

/// Documents that are nearly right: pieces of right ones, put together at random.
fn document() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        ":",
        "$",
        "!",
        "@skip(if: true)",
        "...",
        "query",
        "mutation",
        "fragment f on Agency",
        "agencies",
        "agency",
        "slug: \"iom\"",
        "first: 3",
        "first: -1",
        "first: 501",
        "last: 2",
        "after: \"x\"",
        "activeOn: \"2018\"",
        "activeOn: \"2018-99\"",
        "nodes",
        "edges",
        "cursor",
        "name",
        "id",
        "__typename",
        "network(slug: \"icat\")",
        "members",
        "\"",
        "\"\"\"",
        "#",
        "null",
        "1e400",
        "-0",
        "\\u0000",
        "é",
        "$n",
        "f",
        "on",
        "{ agencies { nodes { name } } }",
        "agencies(first: 1) { totalCount }",
        "nodes(ids: [\"agency:iom\"]) { id }",
    ]);
    prop::collection::vec(piece, 0..25).prop_map(|pieces| pieces.join(" "))
}

#[test]
fn a_document_that_is_nested_too_deeply_is_refused_before_it_is_read() {
    let filter = format!("{}{}", "not: {".repeat(3_000), "}".repeat(3_000));
    for document in [
        format!("{{ agencies(where: {{{filter}}}) {{ totalCount }} }}"),
        format!("{{ agencies(where: {{slug: {{in: {}{}}}}}) {{ totalCount }} }}", "[".repeat(3_000), "]".repeat(3_000)),
        format!("{}{}", "{ node ".repeat(3_000), "}".repeat(3_000)),
    ] {
        check_refused(Fixture::new(), &document, json!({}), "QUERY_TOO_DEEP", &["64"]);
    }
    let filter = format!("{}{}", "not: {".repeat(50), "}".repeat(50));
    let document = format!("{{ agencies(where: {{{filter}}}) {{ totalCount }} }}");
    let (answer, _) = ask(&Arc::new(Fixture::new().agency("iom").snapshot()), &document, json!({}));
    assert_eq!(answer.outcome, Outcome::Answered);
}

#[test]
fn a_document_that_is_too_long_is_refused() {
    let document = format!("{{ {} }}", "a ".repeat(20_000));
    check_refused(Fixture::new(), &document, json!({}), "QUERY_TOO_COMPLEX", &["15000"]);
}

#[test]
fn ten_thousand_values_are_answered() {
    let values = vec!["\"iom\""; 10_000].join(", ");
    let document = format!("{{ agencies(where: {{slug: {{in: [{values}]}}}}) {{ totalCount }} }}");
    let (_, answer) = ask(&Arc::new(Fixture::new().agency("iom").snapshot()), &document, json!({}));
    assert_eq!(answer["data"], json!({"agencies": {"totalCount": 1}}));
}

#[test]
fn a_null_within_an_argument_is_refused_and_is_null_named_only_where_it_exists() {
    for (document, told) in [
        (
            "{ agencies(where: {founded: {eq: null}}) { totalCount } }",
            "`where.founded.eq` is null; leave it out, or use `isNull`",
        ),
        (
            "{ overlaps(where: {coordinated: {eq: null}}) { totalCount } }",
            "`where.coordinated.eq` is null; leave it out",
        ),
        ("{ agencies(where: {actions: {some: null}}) { totalCount } }", "`where.actions.some` is null; leave it out"),
        ("{ agencies(where: {slug: {in: [null]}}) { totalCount } }", "`where.slug.in` has a null in it"),
    ] {
        let (_, body) = ask(&Arc::new(Fixture::new().snapshot()), document, json!({}));
        let error = &body["errors"][0];
        assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT", "{body}");
        let message = error["message"].as_str().unwrap();
        assert!(message.starts_with(told), "{message}");
        assert_eq!(message.contains("isNull"), told.contains("isNull"), "{message}");
    }
}

#[test]
fn what_is_optional_and_null_counts_as_left_out() {
    let snapshot = Arc::new(Fixture::new().agency("iom").snapshot());
    for arguments in [
        "where: null",
        "where: {founded: null, and: null, or: null, not: null, actions: null}",
        "where: {actions: {count: {where: null, eq: 0}}}",
        "orderBy: [{field: NAME, direction: null, nulls: null}]",
        "activeOn: null, first: null, after: null",
    ] {
        let (_, body) = ask(&snapshot, &format!("{{ agencies({arguments}) {{ totalCount }} }}"), json!({}));
        assert_eq!(body["data"]["agencies"]["totalCount"], 1, "{arguments}: {body}");
    }
    let document = "query($where: AgencyFilter) { agencies(where: $where) { totalCount } }";
    let (_, body) = ask(&snapshot, document, json!({"where": {"kind": null, "not": null}}));
    assert_eq!(body["data"]["agencies"]["totalCount"], 1, "{body}");
}

#[test]
fn a_number_beyond_32_bits_is_refused_with_its_argument() {
    let document = "query ($many: Int) { network(slug: \"n\") { sharedActions(minAgencies: $many) { type } } }";
    let told = ["`$many` must be a whole number from -2147483648 to 2147483647 (Int), not 99999999999"];
    check_refused(Fixture::new(), document, json!({"many": 99_999_999_999_i64}), "BAD_USER_INPUT", &told);
    let document = "{ overlaps(where: {sharedCount: {gt: 2147483648}}) { totalCount } }";
    check_refused(Fixture::new(), document, json!({}), "BAD_USER_INPUT", &["`where.sharedCount.gt`"]);
    let (_, body) = ask(
        &Arc::new(Fixture::new().snapshot()),
        "{ overlaps(where: {sharedCount: {gt: 2147483647}}) { totalCount } }",
        json!({}),
    );
    assert_eq!(body["data"]["overlaps"]["totalCount"], 0);
}

#[test]
fn what_is_small_to_send_and_large_to_answer_is_refused() {
    let conditions = json!({"w": {"or": vec![json!({"summary": {"contains": "zz"}}); 9_000]}});
    let keys = json!({"o": vec![json!({"field": "TITLE"}); 11]});
    let text = "x".repeat(100_000);
    let many = format!(
        "query($t: String) {{ {} }}",
        (0..100)
            .map(|at| format!("a{at}: agencies(where: {{name: {{eq: $t}}}}) {{ totalCount }}"))
            .collect::<Vec<_>>()
            .join(" ")
    );
    let schema = format!(
        "{{ __schema {{ types {{ fields {{ type {{ {} }} }} }} }} }}",
        (0..200).map(|at| format!("a{at}: fields {{ name }}")).collect::<Vec<_>>().join(" ")
    );
    for (document, variables, code, said) in [
        (
            "query($w: ActionFilter) { actions(where: $w) { totalCount } }",
            conditions,
            "QUERY_TOO_COMPLEX",
            "20000 values",
        ),
        (
            "query($o: [ActionOrder!]) { actions(orderBy: $o) { totalCount } }",
            keys,
            "BAD_USER_INPUT",
            "`orderBy` has 11 keys",
        ),
        (&many, json!({"t": text}), "QUERY_TOO_COMPLEX", "20000 values"),
        (&schema, json!({}), "QUERY_TOO_COMPLEX", "values of the schema"),
    ] {
        check_refused(Fixture::new(), document, variables, code, &[said]);
    }
}

#[test]
fn a_null_where_there_is_a_default_is_refused_where_it_may_not_stand() {
    for (document, said) in [
        ("query($n: String = \"iom\") { agency(slug: $n) { slug } }", "`slug` is null"),
        ("query($n: String = \"iom\") { search(query: $n) { totalCount } }", "`query` is null"),
        ("query($n: AgencyDimension = SCOPE) { agencyGroups(by: [KIND, $n]) { count } }", "`by` is null"),
        (
            "query($n: Boolean = true) { agencies(first: 1) { nodes { slug @include(if: $n) } } }",
            "`@skip` and `@include`",
        ),
    ] {
        check_refused(Fixture::new().agency("iom"), document, json!({"n": null}), "BAD_USER_INPUT", &[said]);
    }
}

#[test]
fn a_name_of_a_megabyte_is_refused_without_comparing_all_of_it() {
    let document = format!("{{ {} }}", "x".repeat(900_000));
    check_refused(Fixture::new(), &document, json!({}), "GRAPHQL_VALIDATION_FAILED", &["`Query` has no field"]);
}

/// The first error of an answer: its code, its message, and its column.
fn refused(document: &str, variables: serde_json::Value) -> (String, String, serde_json::Value) {
    let (_, body) = ask(&Arc::new(Fixture::new().agency("iom").snapshot()), document, variables);
    let error = &body["errors"][0];
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    (text(&error["extensions"]["code"]), text(&error["message"]), error["locations"][0].clone())
}

#[test]
fn a_refusal_says_what_to_write_instead() {
    for (document, said) in [
        ("{ agencies(where: {kind: EU_AGENCY}) { totalCount } }", "write {eq: EU_AGENCY}"),
        ("{ agencies(where: {kind: \"EU_AGENCY\"}) { totalCount } }", "write {eq: EU_AGENCY}"),
        ("{ agencies(where: {kind: [COURT, EUAGENCY]}) { totalCount } }", "write {in: [COURT, EU_AGENCY]}"),
        ("{ agencies(where: {kind: {eq: \"EU_AGENCY\"}}) { totalCount } }", "write EU_AGENCY without quotes"),
        ("{ agencies(where: {kind: {equals: EU_AGENCY}}) { totalCount } }", "use `eq`"),
        ("{ agencies(where: {name: {like: \"x\"}}) { totalCount } }", "use `contains`"),
        ("{ agencies(where: {founded: 1951}) { totalCount } }", "write {eq: \"1951\"}"),
        ("{ agencies(where: {specialised: true}) { totalCount } }", "write {eq: true}"),
        ("{ agencies(where: {parent: 5}) { totalCount } }", "its keys are id, sources, slug"),
        ("{ agencies(where: {parent: \"un\"}) { totalCount } }", "write {slug: {eq: \"un\"}}"),
        ("{ agencies(where: {parent: \"agency:un\"}) { totalCount } }", "write {id: {eq: \"agency:un\"}}"),
        ("{ agencies(where: {aliases: \"EASO\"}) { totalCount } }", "write {has: \"EASO\"}"),
        ("{ agencies(where: {actions: {axis: {eq: PROTECTION}}}) { totalCount } }", "write {some: {axis: …}}"),
        ("{ agencies(where: {AND: []}) { totalCount } }", "use `and`"),
        ("{ agencies(kind: EU_AGENCY) { totalCount } }", "use `where: {kind: {eq: EU_AGENCY}}`"),
        ("{ agencies(filter: {}) { totalCount } }", "use `where`"),
        ("{ agencies(limit: 3) { totalCount } }", "use `first: 3`"),
        ("{ agencies(offset: 3) { totalCount } }", "use `after` with the `endCursor`"),
        ("{ agencies(orderby: []) { totalCount } }", "did you mean `orderBy`?"),
        ("{ agencies(sort: NAME) { totalCount } }", "use `orderBy`"),
        ("{ agencies(orderBy: NAME) { totalCount } }", "write {field: NAME}"),
        ("{ agencies(orderBy: {name: DESC}) { totalCount } }", "write {field: NAME, direction: DESC}"),
        ("{ agencies(orderBy: {actionCount: ASC}) { totalCount } }", "write {field: ACTION_COUNT, direction: ASC}"),
        ("{ agencies { name } }", "write `nodes { name }`"),
        ("{ agencies { edges { name } } }", "write `node { name }`"),
        ("{ agencies { items { name } } }", "use `nodes`"),
        ("{ agencies { count } }", "use `totalCount`"),
        ("{ agencies }", "such as { nodes { id } }"),
        ("{ node(id: \"agency:iom\") { acronym } }", "write `... on Agency { acronym }` (also on "),
        ("{ agency(id: \"iom\") { name } }", "use `slug`"),
        ("{ agencies { nodes { ... on Agenci { name } } } }", "did you mean `Agency`?"),
        ("query($n: Itn) { agencies(first: $n) { totalCount } }", "there is no type `Itn`; did you mean `Int`?"),
        ("{ ...Al } fragment All on Query { __typename }", "did you mean `All`?"),
        ("{ __type { name } }", "`__type` needs the argument `name`"),
    ] {
        let (code, message, location) = refused(document, json!({}));
        assert!(message.contains(said), "{document}: {message}");
        assert!(["GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"].contains(&code.as_str()), "{document}: {code}");
        assert!(location["column"].is_number(), "{document}: {location}");
    }
}

#[test]
fn what_the_library_finds_is_said_in_our_words() {
    for (document, said) in [
        ("query($n: Int) { __typename }", "`$n` is declared but never used"),
        ("{ agencies(first: $n) { totalCount } }", "`$n` is not declared"),
        ("query($n: Int, $n: Int) { agencies(first: $n) { totalCount } }", "`$n` is declared twice"),
        ("query($n: String) { agencies(first: $n) { totalCount } }", "declare `$n: Int`"),
        ("query($n: Agency) { agencies(first: $n) { totalCount } }", "`$n` can't be of a type that is answered"),
        ("{ agencies(first: 1, first: 2) { totalCount } }", "the argument `first` is given twice"),
        ("{ __typename @skip }", "write `@skip(if: …)`"),
        ("{ __typename @skip(when: true, if: true) }", "`@skip` has no argument `when`; use `if`"),
        ("{ __typename @show }", "there is no directive `@show`"),
        ("{ __typename @skip(if: true) @skip(if: true) }", "`@skip` is given twice"),
        ("query @skip(if: true) { __typename }", "`@skip` can't stand here"),
        ("{ __typename @skip(if: 1) }", "expected a value of type Boolean!, found an integer"),
        ("{ __typename } query A { __typename }", "an anonymous operation must be the only one"),
        ("query A { __typename } query A { __typename }", "more than one operation is named `A`"),
        (
            "{ ...F } fragment F on Query { a: __typename } fragment F on Query { b: __typename }",
            "fragment is named `F`",
        ),
        ("{ __typename } fragment F on Query { __typename }", "the fragment `F` is never used"),
        ("{ ...F } fragment F on Agency { name }", "the fragment `F` is on `Agency` and never applies to `Query`"),
        ("{ ... on Agency { name } }", "`... on Agency` never applies to `Query`"),
        ("{ ...F } fragment F on AgencyKind { name }", "the fragment `F` must be on an object or an interface"),
        ("{ a: __typename a: node(id: \"x\") { id } }", "`a` stands for two different fields"),
        (
            "{ agencies(first: 1) { totalCount } agencies(first: 2) { totalCount } }",
            "`agencies` is asked for twice with different arguments",
        ),
        ("{ __typename } type A { b: Int }", "can't contain an object type definition"),
        ("mutation { a }", "send a query instead of a mutation"),
    ] {
        let (_, body) = ask(&Arc::new(Fixture::new().snapshot()), document, json!({}));
        let errors = body["errors"].as_array().unwrap();
        let found = errors.iter().any(|error| error["message"].as_str().unwrap().contains(said));
        assert!(found, "{document}: {body}");
    }
    for (document, said) in [
        ("", "syntax error: the document is empty"),
        ("{ agencies { } }", "syntax error: expected a field; a selection can't be empty"),
        ("{ agencies(first: 1 { totalCount } }", "syntax error: expected `)`, found `{`"),
        ("{ agencies { totalCount }", "syntax error: expected `}`, found the end of the document"),
        ("SELECT name FROM agencies", "syntax error: expected `{`, `query` or `fragment`"),
        ("{ a(b: \"\\q\") }", "syntax error: unknown escape in a string"),
        ("{ a(b: \"", "syntax error: a string is not closed"),
    ] {
        assert_eq!(refused(document, json!({})).1.split(';').next(), said.split(';').next(), "{document}");
    }
}

#[test]
fn a_wrong_variable_is_named_by_the_way_into_it() {
    let document = "query($where: AgencyFilter) { agencies(where: $where) { totalCount } }";
    let some = |axis: serde_json::Value| json!({"where": {"actions": {"some": {"axis": axis}}}});
    for (variables, said) in [
        (
            some(json!("PROTECTION")),
            "`$where.actions.some.axis` takes an object (AxisFilter), not \"PROTECTION\"; write {\"eq\": \"PROTECTION\"}",
        ),
        (
            some(json!({"eq": "PROTECT"})),
            "`$where.actions.some.axis.eq` is \"PROTECT\", which is not a value of Axis; did you mean `PROTECTION`?",
        ),
        (some(json!({"equals": "PROTECTION"})), "`$where.actions.some.axis` has no `equals` (AxisFilter); use `eq`"),
        (json!({"where": {"actions": {"axis": {}}}}), "write {\"some\": {\"axis\": …}}"),
        (json!({"where": {"slug": {"in": ["a", 3]}}}), "`$where.slug.in[1]` must be a text in quotes (String), not 3"),
        (json!({"where": {"founded": {"eq": "1.2.1951"}}}), "`$where.founded.eq`: `1.2.1951` is not a date"),
        (
            json!({"where": "iom"}),
            "`$where` takes an object (AgencyFilter), not \"iom\"; write {\"slug\": {\"eq\": \"iom\"}}",
        ),
    ] {
        let (code, message, _) = refused(document, variables);
        assert_eq!(code, "BAD_USER_INPUT", "{message}");
        assert!(message.contains(said), "{message}");
    }
    let (_, message, _) = refused("query($slug: String!) { agency(slug: $slug) { name } }", json!({"Slug": "iom"}));
    assert_eq!(message, "the variable `$slug` (String!) is missing; `variables` has \"Slug\" instead");
}

#[test]
fn how_a_key_counts_is_refused_where_it_would_be_passed_over() {
    for (kind, order, said) in [
        ("agencies", "{parent: {field: NAME}, direction: DESC}", "write parent: {…, direction: DESC}"),
        ("agencies", "{parent: {field: NAME}, nulls: FIRST}", "write parent: {…, nulls: FIRST}"),
        ("agencies", "{parent: {parent: {field: NAME}, direction: ASC}}", "`orderBy.parent.direction` has no effect"),
        ("agencies", "{field: ACTION_COUNT, nulls: LAST}", "`orderBy.nulls` has no effect on a count"),
        ("agencies", "{actions: {}, nulls: LAST}", "`orderBy.nulls` has no effect on a count"),
        ("agencyGroups", "{field: COUNT, nulls: FIRST}", "`orderBy.nulls` has no effect on COUNT"),
    ] {
        let document = match kind {
            "agencies" => format!("{{ agencies(orderBy: [{order}]) {{ totalCount }} }}"),
            groups => format!("{{ {groups}(by: [KIND], orderBy: [{order}]) {{ count }} }}"),
        };
        let (code, message, _) = refused(&document, json!({}));
        assert_eq!(code, "BAD_USER_INPUT", "{document}: {message}");
        assert!(message.contains(said), "{document}: {message}");
    }
    for order in [
        "{parent: {field: NAME, direction: DESC, nulls: FIRST}, direction: null, nulls: null}",
        "{parent: {field: ACTION_COUNT, nulls: FIRST}}",
        "{parent: {actions: {}, nulls: FIRST}}",
    ] {
        let document = format!("{{ agencies(orderBy: [{order}]) {{ totalCount }} }}");
        let (answer, body) = ask(&Arc::new(Fixture::new().agency("iom").snapshot()), &document, json!({}));
        assert_eq!(answer.outcome, Outcome::Answered, "{body}");
    }
}

#[test]
fn a_refusal_is_short_whatever_was_sent() {
    let long = "x".repeat(900);
    let names = |count: usize| (0..count).map(|at| format!("{long}{at} ")).collect::<String>();
    let quotes = "\\u0001\\\"".repeat(2_000);
    let alias = "a".repeat(100_000);
    for document in [
        format!("{{ {} }}", names(50)),
        format!(
            "query({}) {{ __typename }}",
            names(50).replace("x ", "x: Int ").replace("xx", "$xx").replace("$xx", "xx")
        ),
        format!("{{ agencies(first: \"{quotes}\") {{ totalCount }} }}"),
        format!("{{ agencies(activeOn: \"{quotes}\") {{ totalCount }} }}"),
        format!("{{ {} }}", (0..50).map(|at| format!("...{long}{at} ")).collect::<String>()),
        format!("{{ __typename @{long} }}"),
        format!("{{ agencies(after: \"x\", where: {{{long}: 1}}) {{ totalCount }} }}"),
        format!("{{ {alias}: agencies(after: \"{quotes}\") {{ totalCount }} }}"),
        format!("query {long} {{ __typename }} query b{long} {{ __typename }}"),
        format!("{{ a {} }}", "!".repeat(10_000)),
        format!("{{ a(b: {long}{long} c) }}"),
    ] {
        let (answer, body) = ask(&Arc::new(Fixture::new().snapshot()), &document, json!({}));
        assert_eq!(answer.outcome, Outcome::Refused, "{}", &document[..60]);
        assert!(answer.body.len() <= 4_096, "{} bytes for {}…", answer.body.len(), &document[..60]);
        for error in body["errors"].as_array().unwrap() {
            let message = error["message"].as_str().unwrap();
            let longest = message.split(' ').map(|word| word.chars().count()).max().unwrap();
            assert!(longest <= 110, "{message}");
        }
    }
    let variables = json!({"n": "\u{1}".repeat(100_000)});
    let (answer, _) =
        ask(&Arc::new(Fixture::new().snapshot()), "query($n: Int) { agencies(first: $n) { totalCount } }", variables);
    assert!(answer.body.len() <= 4_096, "{} bytes", answer.body.len());
}

#[test]
fn a_place_counts_characters_and_the_lines_of_the_language() {
    for (document, line, column) in [
        ("{ search(query: \"🕊é\") { totalCount } nam }", 1, 38),
        ("\u{feff}{ nam }", 1, 4),
        ("{ # é\r\n  nam }", 2, 3),
        ("{\r\r nam }", 3, 2),
        ("{\n # é\u{2028}\n nam }", 3, 2),
        ("{ a(b: \"🕊\" !) }", 1, 12),
    ] {
        assert_eq!(refused(document, json!({})).2, json!({"line": line, "column": column}), "{document:?}");
    }
}

#[test]
fn an_empty_operation_name_is_none() {
    let answer = |query: &str| {
        let question = Question { query: query.to_owned(), operation_name: Some(String::new()), ..Question::default() };
        Answerer::default().answer(&Fixture::new().snapshot(), &question, &Budget::unlimited())
    };
    assert_eq!(answer("query a { __typename }").outcome, Outcome::Answered);
    assert_eq!(answer("{ __typename }").outcome, Outcome::Answered);
    let body = String::from_utf8(answer("query a { __typename } query b { __typename }").body).unwrap();
    assert!(body.contains("choose one with `operationName`: a, b"), "{body}");
}

#[test]
fn an_object_of_the_schema_of_which_all_is_left_out_is_empty() {
    let document = "query($no: Boolean = false) { __schema { queryType { name @include(if: $no) } x: types @skip(if: true) { name } }
        __type(name: \"OrderNulls\") { __nothing: enumValues { ... @include(if: $no) { name } } fields { name } } }";
    let (_, body) = ask(&Arc::new(Fixture::new().snapshot()), document, json!({}));
    let expected = json!({"__schema": {"queryType": {}}, "__type": {"__nothing": [{}, {}], "fields": null}});
    assert_eq!(body["data"], expected);
    let (_, body) =
        ask(&Arc::new(Fixture::new().snapshot()), "{ __schema { types @skip(if: true) { name } } }", json!({}));
    assert_eq!(body["data"], json!({"__schema": {}}));
}

#[test]
fn fragments_within_fragments_are_read_or_refused_in_our_words() {
    let nested = |levels: usize, inside: usize| {
        let (open, close) = ("... on Query { ".repeat(inside), "} ".repeat(inside));
        let fragment = |at: usize| format!("fragment f{at} on Query {{ {open} ...f{} {close} }} ", at + 1);
        let fragments: String = (0..levels).map(fragment).collect();
        format!("{{ ...f0 }} {fragments} fragment f{levels} on Query {{ __typename }}")
    };
    let (answer, _) = ask(&Arc::new(Fixture::new().snapshot()), &nested(99, 0), json!({}));
    assert_eq!(answer.outcome, Outcome::Answered);
    let (_, body) = ask(&Arc::new(Fixture::new().snapshot()), &nested(90, 20), json!({}));
    let said = "the document is nested too deeply to be checked; use fewer fragments inside each other";
    assert_eq!(body["errors"], json!([{"message": said, "extensions": {"code": "QUERY_TOO_DEEP"}}]));
}

#[test]
fn what_clients_send_unset_counts_as_left_out_in_variables_too() {
    let snapshot = Arc::new(Fixture::new().agency("iom").snapshot());
    let document = "query($where: AgencyFilter, $order: [AgencyOrder!], $first: Int, $after: String, $day: PartialDate,
            $direction: OrderDirection, $nulls: OrderNulls, $not: AgencyFilter) {
        a: agencies(where: $where, orderBy: $order, first: $first, after: $after, activeOn: $day) { totalCount }
        b: agencies(where: {not: $not}, orderBy: [{field: NAME, direction: $direction, nulls: $nulls}]) { totalCount }
        agencyGroups(by: [KIND], where: $where, having: null, orderBy: null, within: null) { count }
        search(query: \"iom\", kinds: null) { totalCount }
        suggest(prefix: \"iom\", first: null) { name }
    }";
    let unset = json!({"where": null, "order": null, "first": null, "after": null, "day": null, "direction": null,
        "nulls": null, "not": null});
    for variables in
        [unset, json!({}), json!({"first": 2.0, "order": [{"field": "NAME", "direction": null, "parent": null}]})]
    {
        let (_, body) = ask(&snapshot, document, variables.clone());
        assert_eq!(body["data"]["a"]["totalCount"], 1, "{variables}: {body}");
        assert_eq!(body["data"]["b"]["totalCount"], 1, "{variables}: {body}");
    }
    let (_, body) = ask(&snapshot, document, json!({"where": {"name": {"eq": null}}}));
    assert_eq!(body["errors"][0]["message"], "`where.name.eq` is null; leave it out, or use `isNull`");
}
