-- A row is the part of an agency in a project; an agency with two roles has two rows.
CREATE VIEW v_participation AS
SELECT
    project.slug AS project_slug,
    project.acronym AS project_acronym,
    project.name AS project_name,
    agency.slug AS agency_slug,
    agency.acronym AS agency_acronym,
    agency.name AS agency_name,
    participation.role,
    participation.since,
    participation.until,
    project.starts AS project_starts,
    project.ends AS project_ends,
    project.budget_eur AS project_budget_eur
FROM participation
JOIN project ON project.id = participation.project_id
JOIN agency ON agency.id = participation.agency_id
