-- A row is an agency, with the agency it is part of and how often it occurs elsewhere.
CREATE VIEW v_agency AS
SELECT
    agency.slug AS agency_slug,
    agency.acronym,
    agency.name,
    agency.kind,
    agency.scope,
    agency.crime,
    agency.specialised,
    agency.founded,
    agency.dissolved,
    agency.seat,
    parent.slug AS parent_slug,
    parent.name AS parent_name,
    agency.assessment,
    agency.url,
    agency.summary,
    (
        SELECT string_agg(listed.name, '; ')
        FROM (
            SELECT agency_alias.name FROM agency_alias
            WHERE agency_alias.agency_id = agency.id
            ORDER BY agency_alias.position
        ) AS listed
    ) AS aliases,
    (SELECT count(*) FROM membership WHERE membership.agency_id = agency.id) AS membership_count,
    (SELECT count(*) FROM participation WHERE participation.agency_id = agency.id) AS participation_count,
    (SELECT count(*) FROM action WHERE action.agency_id = agency.id) AS action_count,
    (SELECT count(*) FROM output WHERE output.agency_id = agency.id) AS output_count
FROM agency
LEFT JOIN agency AS parent ON parent.id = agency.parent_id
