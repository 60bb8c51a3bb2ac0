-- A row is an output of an agency, a network or a project. Of a database, data sources and figures say where its data
-- come from and what it holds; partners are those who published it together with the owner, by kind and slug.
CREATE VIEW v_output AS
SELECT
    output.slug AS output_slug,
    CASE
        WHEN output.agency_id IS NOT NULL THEN 'agency'
        WHEN output.network_id IS NOT NULL THEN 'network'
        ELSE 'project'
    END AS owner_kind,
    coalesce(agency.slug, network.slug, project.slug) AS owner_slug,
    coalesce(agency.name, network.name, project.name) AS owner_name,
    output.title,
    output.kind,
    output.axis,
    output.crime,
    output.published,
    output.access,
    output.harmonised,
    output.personal_data,
    output."update" AS update_frequency,
    output.reach,
    output.url,
    output.summary,
    (
        SELECT string_agg(listed.topic, ', ')
        FROM (
            SELECT output_topic.topic FROM output_topic
            WHERE output_topic.output_id = output.id
            ORDER BY output_topic.position
        ) AS listed
    ) AS topics,
    (
        SELECT string_agg(listed.data_source, ', ')
        FROM (
            SELECT output_data_source.data_source FROM output_data_source
            WHERE output_data_source.output_id = output.id
            ORDER BY output_data_source.position
        ) AS listed
    ) AS data_sources,
    (
        SELECT string_agg(listed.figure, ', ')
        FROM (
            SELECT output_figure.figure FROM output_figure
            WHERE output_figure.output_id = output.id
            ORDER BY output_figure.position
        ) AS listed
    ) AS figures,
    (
        SELECT string_agg(listed."key", ', ')
        FROM (
            SELECT fact."key" FROM output_partner
            JOIN fact ON fact.id = output_partner.partner_id
            WHERE output_partner.output_id = output.id
            ORDER BY output_partner.position
        ) AS listed
    ) AS partners
FROM output
LEFT JOIN agency ON agency.id = output.agency_id
LEFT JOIN network ON network.id = output.network_id
LEFT JOIN project ON project.id = output.project_id
