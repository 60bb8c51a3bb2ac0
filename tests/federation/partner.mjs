// A partner's subgraph: it adds desks to Palermo's agencies, and refers to these.
import { createServer } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';

/** What the partner says of itself. */
export const partnerSchema = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])

  type Query {
    desks: [Desk!]!
    desksOfAgencies(after: String): AgencyConnection!
  }

  type Desk @key(fields: "telephone") {
    telephone: ID!
    agency: Agency
  }

  type Agency @key(fields: "id") {
    id: ID!
    desks: [Desk!]!
  }

  type AgencyConnection @shareable {
    edges: [AgencyEdge!]!
    nodes: [Agency!]!
    pageInfo: PageInfo!
    totalCount: Int!
  }

  type AgencyEdge @shareable {
    node: Agency!
    cursor: String!
  }

  type PageInfo @shareable {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }
`;

const desks = [
  { telephone: '1', agency: { id: 'agency:iom' } },
  { telephone: '2', agency: { id: 'agency:iom' } },
  { telephone: '3', agency: { id: 'agency:europol' } },
  { telephone: '4', agency: { id: 'agency:nobody' } },
];

const page = (nodes) => ({
  nodes,
  edges: nodes.map((node) => ({ node, cursor: node.id })),
  pageInfo: { hasNextPage: false, hasPreviousPage: false },
  totalCount: nodes.length,
});

const resolvers = {
  Query: {
    desks: () => desks,
    desksOfAgencies: () => page(['agency:europol', 'agency:iom'].map((id) => ({ id }))),
  },
  Agency: {
    __resolveReference: ({ id }) => ({ id }),
    desks: ({ id }) => desks.filter((desk) => desk.agency.id === id),
  },
};

/** Starts the partner's server; what it is asked is kept in `asked`. */
export async function startPartner() {
  const schema = buildSubgraphSchema([{ typeDefs: parse(partnerSchema), resolvers }]);
  const asked = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { query, variables, operationName } = JSON.parse(body);
    asked.push({ query, variables });
    const answer = await graphql({ schema, source: query, variableValues: variables, operationName });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const stop = () => new Promise((stopped) => server.close(stopped).closeAllConnections());
  return { url: `http://127.0.0.1:${server.address().port}`, asked, stop };
}
