// Pages through the members of a network as Relay's hooks do, by the query that its compiler makes; prints the labels that
// the store holds in the end, and refetches what is known only by its interface.
import {
  Environment,
  Network,
  RecordSource,
  Store,
  createOperationDescriptor,
  fetchQuery,
  getRequest,
  getSingularSelector,
  graphql,
} from 'relay-runtime';
import nextPage from './__generated__/pagesNextQuery.graphql';
import refetch from './__generated__/pagesRefetchQuery.graphql';

const ask = async ({ text: query }, variables) => {
  const request = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query, variables }) };
  return (await fetch('https://palermo.example.org/graphql', request)).json();
};
const environment = new Environment({ network: Network.create(ask), store: new Store(new RecordSource()) });

const members = graphql`
  fragment pages_members on Network
  @refetchable(queryName: "pagesNextQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 4 }, cursor: { type: "String" }) {
    members(first: $count, after: $cursor) @connection(key: "pages_members") {
      edges { node { agency { label } } }
    }
  }
`;
graphql`
  fragment pages_entity on Entity @refetchable(queryName: "pagesRefetchQuery") { slug sources { verified } }
`;
const query = graphql`
  query pagesQuery($slug: String!) { network(slug: $slug) { id ...pages_members } }
`;

const variables = { slug: 'icat' };
await fetchQuery(environment, query, variables).toPromise();
const operation = createOperationDescriptor(getRequest(query), variables);
// Held, so that the store does not forget what it has.
environment.retain(operation);
const { network } = environment.lookup(operation.fragment).data;

for (;;) {
  const { data } = environment.lookup(getSingularSelector(members, network));
  if (!data.members.pageInfo.hasNextPage) {
    const labels = data.members.edges.map(({ node }) => node.agency.label);
    const { node } = await fetchQuery(environment, refetch, { id: network.id }).toPromise();
    console.log(JSON.stringify({ labels, refetched: Boolean(node) }));
    break;
  }
  await fetchQuery(environment, nextPage, { id: network.id, count: 7, cursor: data.members.pageInfo.endCursor }).toPromise();
}
