// Mercurius with JIT on Fastify, its loaders over better-sqlite3. Usage: node mercurius.mjs DATABASE
import Fastify from 'fastify'
import mercurius from 'mercurius'
import { relations, root, typeDefs } from './graph.mjs'

const resolvers = {
  Query: Object.fromEntries(Object.entries(root).map(([name, find]) => [name, (_, args) => find(args)])),
}

const loaders = {}
for (const [type, fields] of Object.entries(relations)) {
  loaders[type] = {}
  for (const [name, { key, find }] of Object.entries(fields)) {
    loaders[type][name] = (queries) => grouped(queries, key, find)
  }
}

/** Queries of one field may differ in their arguments. */
async function grouped(queries, key, find) {
  const groups = new Map()
  queries.forEach(({ params }, place) => {
    const asked = JSON.stringify(params)
    if (!groups.has(asked)) groups.set(asked, [])
    groups.get(asked).push(place)
  })
  const answers = []
  for (const places of groups.values()) {
    const found = find(places.map((place) => key(queries[place].obj)), queries[places[0]].params)
    places.forEach((place, index) => (answers[place] = found[index]))
  }
  return answers
}

const app = Fastify()
app.register(mercurius, { schema: typeDefs, resolvers, loaders, jit: 1 })
await app.listen({ host: '127.0.0.1', port: 0 })
console.log(app.server.address().port)
