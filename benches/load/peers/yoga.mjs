// GraphQL Yoga with DataLoader over better-sqlite3. Usage: node yoga.mjs DATABASE
import { createServer } from 'node:http'
import DataLoader from 'dataloader'
import { createSchema, createYoga } from 'graphql-yoga'
import { relations, root, typeDefs } from './graph.mjs'

const resolvers = {
  Query: Object.fromEntries(Object.entries(root).map(([name, find]) => [name, (_, args) => find(args)])),
}
for (const [type, fields] of Object.entries(relations)) {
  resolvers[type] = {}
  for (const [name, { key, find }] of Object.entries(fields)) {
    resolvers[type][name] = (parent, args, { loaders }) => {
      const asked = `${type}.${name} ${JSON.stringify(args)}`
      if (!loaders.has(asked)) loaders.set(asked, new DataLoader(async (ids) => find(ids, args)))
      return loaders.get(asked).load(key(parent))
    }
  }
}

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers }),
  context: () => ({ loaders: new Map() }),
  graphiql: false,
  landingPage: false,
  logging: false,
})
const server = createServer(yoga)
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
