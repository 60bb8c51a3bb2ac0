curl --silent --show-error --fail "$PALERMO_URL/graphql" \
  --header 'Content-Type: application/json' \
  --data '{
    "query": "query Members($slug: String!) { network(slug: $slug) { label members { totalCount } } }",
    "variables": { "slug": "icat" }
  }'
