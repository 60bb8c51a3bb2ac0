-- A row is the stay of an agency in a network. How well its beginning is known stands in "certainty": dated (since is
-- known), attested (documented at a date) or assumed (neither; counted from the beginning of the network).
CREATE VIEW v_membership AS
SELECT
    network.slug AS network_slug,
    network.acronym AS network_acronym,
    network.name AS network_name,
    agency.slug AS agency_slug,
    agency.acronym AS agency_acronym,
    agency.name AS agency_name,
    membership.role,
    membership.since,
    membership.attested,
    membership.until,
    CASE
        WHEN membership.since IS NOT NULL THEN 'dated'
        WHEN membership.attested IS NOT NULL THEN 'attested'
        ELSE 'assumed'
    END AS certainty,
    network.starts AS network_starts,
    network.ends AS network_ends
FROM membership
JOIN network ON network.id = membership.network_id
JOIN agency ON agency.id = membership.agency_id
