-- A row is an arrangement between agencies, with its parties (agencies by slug, others by name) and what it covers.
CREATE VIEW v_arrangement AS
SELECT
    arrangement.slug AS arrangement_slug,
    arrangement.title,
    arrangement.kind,
    arrangement.signed,
    arrangement.in_force,
    arrangement.ends,
    arrangement.crime,
    arrangement.url,
    arrangement.summary,
    (
        SELECT string_agg(listed.slug, ', ')
        FROM (
            SELECT agency.slug FROM arrangement_party
            JOIN agency ON agency.id = arrangement_party.agency_id
            WHERE arrangement_party.arrangement_id = arrangement.id
            ORDER BY arrangement_party.position
        ) AS listed
    ) AS parties,
    (
        SELECT string_agg(listed.name, '; ')
        FROM (
            SELECT arrangement_other_party.name FROM arrangement_other_party
            WHERE arrangement_other_party.arrangement_id = arrangement.id
            ORDER BY arrangement_other_party.position
        ) AS listed
    ) AS other_parties,
    (
        SELECT string_agg(listed.subject, ', ')
        FROM (
            SELECT arrangement_subject.subject FROM arrangement_subject
            WHERE arrangement_subject.arrangement_id = arrangement.id
            ORDER BY arrangement_subject.position
        ) AS listed
    ) AS subjects
FROM arrangement
