-- A row is a measure: one provision of an instrument, with what the chart of measures needs of the instrument.
CREATE VIEW v_measure AS
SELECT
    instrument.short_name AS instrument,
    instrument.slug AS instrument_slug,
    instrument.scope AS instrument_scope,
    instrument.area AS instrument_area,
    instrument.legal_force AS instrument_legal_force,
    instrument.status AS instrument_status,
    measure.slug AS measure_slug,
    measure.position AS position_in_instrument,
    measure.provision,
    measure.title,
    measure.category,
    measure."type" AS measure_type,
    measure."precision" AS "precision",
    measure.crime,
    measure.wording,
    measure.summary,
    (
        SELECT string_agg(listed.beneficiary, ', ')
        FROM (
            SELECT beneficiary FROM measure_beneficiary
            WHERE measure_beneficiary.measure_id = measure.id
            ORDER BY measure_beneficiary.position
        ) AS listed
    ) AS beneficiaries
FROM measure
JOIN instrument ON instrument.id = measure.instrument_id
