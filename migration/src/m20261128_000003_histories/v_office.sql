-- A row is a time during which a member held an office of a network, such as its chair. The member is an agency, or a state
-- or another body that is no agency of the graph.
CREATE VIEW v_office AS
SELECT
    network.slug AS network_slug,
    network.acronym AS network_acronym,
    network.name AS network_name,
    agency.slug AS agency_slug,
    agency.acronym AS agency_acronym,
    agency.name AS agency_name,
    CAST(NULL AS text) AS state_code,
    agency.name AS holder_name,
    office_term.office,
    office_term.since,
    office_term.until
FROM office_term
JOIN membership ON membership.id = office_term.membership_id
JOIN network ON network.id = membership.network_id
JOIN agency ON agency.id = membership.agency_id
UNION ALL
SELECT
    network.slug,
    network.acronym,
    network.name,
    NULL,
    NULL,
    NULL,
    state.code,
    coalesce(state.name, other_member.name),
    other_office_term.office,
    other_office_term.since,
    other_office_term.until
FROM other_office_term
JOIN other_member ON other_member.id = other_office_term.other_member_id
JOIN network ON network.id = other_member.network_id
LEFT JOIN state ON state.id = other_member.state_id
