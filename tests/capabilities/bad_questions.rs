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
fn what_is_no_graphql_is_refused_with_the_place() {
    for document in ["", "{", "nonsense", "{ agencies { }", "{ a(b: \"\\q\") }", "\u{0}", "{ \u{feff}a }}"] {
        check_refused(Fixture::new(), document, json!({}), "GRAPHQL_PARSE_FAILED", &["no GraphQL"]);
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
    check_refused(Fixture::new(), "subscription { a }", json!({}), "GRAPHQL_VALIDATION_FAILED", &["subscription"]);
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
        "GRAPHQL_VALIDATION_FAILED",
        &["n", "Int"],
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
    let told = ["`$many` is 99999999999, which is no Int; it must be a whole number from -2147483648 to 2147483647"];
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
