-- A row is a page on which a fact rests: its own, or, where it has none of its own, one of the fact that owns it
-- ("inherited"). A term of office without pages takes those of the membership, and these may be those of the network.
CREATE VIEW v_citation AS
WITH RECURSIVE
owner (fact_id, owner_id) AS (
    SELECT id, instrument_id FROM measure
    UNION ALL SELECT id, network_id FROM membership
    UNION ALL SELECT id, membership_id FROM office_term
    UNION ALL SELECT id, network_id FROM reported_size
    UNION ALL SELECT id, network_id FROM impact
    UNION ALL SELECT id, project_id FROM participation
    UNION ALL SELECT id, coalesce(agency_id, network_id, project_id) FROM action
    UNION ALL SELECT id, coalesce(agency_id, network_id, project_id) FROM output
    UNION ALL SELECT id, instrument_id FROM ratification
    UNION ALL SELECT id, instrument_id FROM party_count
    UNION ALL SELECT id, instrument_id FROM opt_out
    UNION ALL SELECT id, agency_id FROM agency_name
    UNION ALL SELECT id, agency_id FROM agency_seat
    UNION ALL SELECT id, agency_id FROM agency_kind_term
    UNION ALL SELECT id, agency_id FROM succession
    UNION ALL SELECT id, coalesce(instrument_id, agency_id, network_id) FROM translated_name
    UNION ALL SELECT id, project_id FROM funding
    UNION ALL SELECT id, network_id FROM other_member
    UNION ALL SELECT id, other_member_id FROM other_office_term
    UNION ALL SELECT id, agency_id FROM power
    UNION ALL SELECT id, output_id FROM headline_figure
),
basis (fact_id, cited_id) AS (
    SELECT id, id FROM fact
    UNION ALL
    SELECT basis.fact_id, owner.owner_id
    FROM basis
    JOIN owner ON owner.fact_id = basis.cited_id
    WHERE NOT EXISTS (SELECT 1 FROM citation WHERE citation.fact_id = basis.cited_id)
)
SELECT
    fact."key" AS fact_key,
    fact.kind AS fact_kind,
    source.url,
    source.title,
    source.publisher,
    citation.verified,
    basis.cited_id = basis.fact_id AS own,
    citation.position AS position_in_list
FROM basis
JOIN fact ON fact.id = basis.fact_id
JOIN citation ON citation.fact_id = basis.cited_id
JOIN source ON source.id = citation.source_id
