-- A row is a result of the research project, with what the data say of it and the facts that it is about, by key.
CREATE VIEW v_finding AS
SELECT
    finding.slug AS finding_slug,
    finding.objective,
    finding.section,
    finding.statement,
    finding.verdict,
    finding.reason,
    finding.day AS evidence_day,
    finding.document AS evidence_query,
    (
        SELECT string_agg(listed.figure, '; ')
        FROM (
            SELECT finding_figure.name || ': ' || CAST(finding_figure.value AS text)
                || coalesce(' ' || finding_figure.unit, '') AS figure
            FROM finding_figure
            WHERE finding_figure.finding_id = finding.id
            ORDER BY finding_figure.position
        ) AS listed
    ) AS figures,
    (
        SELECT string_agg(listed."key", ', ')
        FROM (
            SELECT fact."key" FROM finding_about
            JOIN fact ON fact.id = finding_about.about_id
            WHERE finding_about.finding_id = finding.id
            ORDER BY finding_about.position
        ) AS listed
    ) AS about
FROM finding
