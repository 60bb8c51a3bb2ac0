SELECT json_object('data', json_object('agencies', json_object('nodes', json_group_array(json_object(
    'slug', slug, 'name', name, 'acronym', acronym, 'kind', upper(kind), 'seat', seat,
    'actions', json_object('nodes', (
        SELECT json_group_array(json_object('slug', slug, 'title', title, 'axis', upper(axis)))
        FROM (SELECT slug, title, axis FROM action WHERE agency_id = agency.id ORDER BY slug LIMIT 5)
    )))))))
FROM (SELECT * FROM agency ORDER BY slug LIMIT 50) AS agency
