const response = await fetch(`${process.env.PALERMO_URL}/graphql`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
  body: JSON.stringify({
    query: 'query Members($slug: String!) { network(slug: $slug) { label members { totalCount } } }',
    variables: { slug: 'icat' },
  }),
});
const { data, errors } = await response.json();
if (errors) throw new Error(errors.map(({ message, extensions }) => `${extensions.code}: ${message}`).join('\n'));
console.log(`${data.network.label}: ${data.network.members.totalCount} members`);
