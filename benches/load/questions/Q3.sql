SELECT json_object('data', json_object('networks', json_object('nodes', json_group_array(json_object(
    'slug', slug, 'name', name, 'scope', upper(scope),
    'members', json_object('nodes', (
        SELECT json_group_array(json_object(
            'role', upper(role), 'since', since,
            'agency', json_object(
                'slug', slug, 'name', name, 'kind', upper(kind), 'seat', seat,
                'actions', json_object('nodes', (
                    SELECT json_group_array(json_object(
                        'slug', slug, 'title', title, 'axis', upper(axis),
                        'countries', (
                            SELECT json_group_array(json_object('slug', slug, 'name', name))
                            FROM (
                                SELECT state.slug, state.name FROM action_state JOIN state ON state.id = state_id
                                WHERE action_id = action.id ORDER BY position
                            )
                        )))
                    FROM (SELECT * FROM action WHERE agency_id = member.id ORDER BY slug LIMIT 5) AS action
                )),
                'outputs', json_object('nodes', (
                    SELECT json_group_array(json_object(
                        'slug', slug, 'title', title, 'kind', upper(kind), 'published', published))
                    FROM (SELECT * FROM output WHERE agency_id = member.id ORDER BY slug LIMIT 3)
                )))))
        FROM (
            SELECT agency.*, role, since, coalesce(since, attested, network.starts) AS beginning
            FROM membership JOIN agency ON agency.id = agency_id JOIN fact ON fact.id = membership.id
            WHERE network_id = network.id
            ORDER BY
                beginning || substr('-01-01', length(beginning) - 3) NULLS LAST,
                beginning || substr('-12-31', length(beginning) - 3),
                fact.key
            LIMIT 50
        ) AS member
    )))))))
FROM (SELECT * FROM network ORDER BY slug LIMIT 18) AS network
