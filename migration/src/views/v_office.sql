-- A row is a time during which an agency held an office of a network, such as its chair.
CREATE VIEW v_office AS
SELECT
    network.slug AS network_slug,
    network.acronym AS network_acronym,
    network.name AS network_name,
    agency.slug AS agency_slug,
    agency.acronym AS agency_acronym,
    agency.name AS agency_name,
    office_term.office,
    office_term.since,
    office_term.until
FROM office_term
JOIN membership ON membership.id = office_term.membership_id
JOIN network ON network.id = membership.network_id
JOIN agency ON agency.id = membership.agency_id
