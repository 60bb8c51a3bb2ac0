SELECT json_object('data', json_object('network', json_object(
    'slug', slug, 'name', name,
    'agencies', json_object('nodes', (
        SELECT json_group_array(json_object(
            'slug', slug, 'name', name,
            'actions', json_object('nodes', (
                SELECT json_group_array(json_object(
                    'slug', slug, 'title', title, 'type', upper("type"), 'crime', upper(crime), 'starts', starts))
                FROM (
                    SELECT * FROM action WHERE agency_id = member.id AND axis = 'protection' ORDER BY slug LIMIT 50
                )
            ))))
        FROM (
            SELECT agency.*
            FROM membership JOIN agency ON agency.id = agency_id
            WHERE network_id = network.id
                AND EXISTS (SELECT 1 FROM action WHERE agency_id = agency.id AND axis = 'protection')
            ORDER BY slug
            LIMIT 50
        ) AS member
    )))))
FROM network WHERE slug = 'icat'
