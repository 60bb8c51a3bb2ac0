-- A row is an action of an agency, a network or a project, with the states (ISO 3166-1), regions and instruments that
-- it names.
CREATE VIEW v_action AS
SELECT
    action.slug AS action_slug,
    CASE
        WHEN action.agency_id IS NOT NULL THEN 'agency'
        WHEN action.network_id IS NOT NULL THEN 'network'
        ELSE 'project'
    END AS owner_kind,
    coalesce(agency.slug, network.slug, project.slug) AS owner_slug,
    coalesce(agency.name, network.name, project.name) AS owner_name,
    action.title,
    action.axis,
    action."type" AS action_type,
    action.crime,
    action.starts,
    action.ends,
    action.summary,
    (
        SELECT string_agg(listed.code, ', ')
        FROM (
            SELECT state.code FROM action_state
            JOIN state ON state.id = action_state.state_id
            WHERE action_state.action_id = action.id
            ORDER BY action_state.position
        ) AS listed
    ) AS countries,
    (
        SELECT string_agg(listed.region, '; ')
        FROM (
            SELECT action_region.region FROM action_region
            WHERE action_region.action_id = action.id
            ORDER BY action_region.position
        ) AS listed
    ) AS regions,
    (
        SELECT string_agg(listed.short_name, '; ')
        FROM (
            SELECT instrument.short_name FROM action_instrument
            JOIN instrument ON instrument.id = action_instrument.instrument_id
            WHERE action_instrument.action_id = action.id
            ORDER BY action_instrument.position
        ) AS listed
    ) AS instruments
FROM action
LEFT JOIN agency ON agency.id = action.agency_id
LEFT JOIN network ON network.id = action.network_id
LEFT JOIN project ON project.id = action.project_id
