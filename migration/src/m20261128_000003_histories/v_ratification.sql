-- A row is the signature of an instrument by a state or an organisation, and its consent to be bound, if any. Whether
-- the absence of a row means anything says "table_assessment": how far the instrument's ratifications were gone through.
CREATE VIEW v_ratification AS
SELECT
    instrument.short_name AS instrument,
    instrument.slug AS instrument_slug,
    CASE WHEN ratification.state_id IS NOT NULL THEN 'state' ELSE 'agency' END AS party_kind,
    coalesce(state.slug, agency.slug) AS party_slug,
    coalesce(state.name, agency.name) AS party_name,
    state.code AS state_code,
    state.region AS state_region,
    ratification.signed_on,
    ratification.bound_on,
    ratification.act,
    ratification.in_force_on,
    ratification_table.assessment AS table_assessment,
    ratification_table.as_of AS table_as_of
FROM ratification
JOIN instrument ON instrument.id = ratification.instrument_id
LEFT JOIN state ON state.id = ratification.state_id
LEFT JOIN agency ON agency.id = ratification.agency_id
LEFT JOIN ratification_table ON ratification_table.instrument_id = instrument.id
