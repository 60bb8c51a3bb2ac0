SELECT json_object('data', json_object('agency', json_object(
    'slug', slug, 'name', name, 'acronym', acronym, 'kind', upper(kind), 'scope', upper(scope),
    'founded', founded, 'seat', seat, 'url', url, 'summary', summary)))
FROM agency WHERE slug = 'iom'
