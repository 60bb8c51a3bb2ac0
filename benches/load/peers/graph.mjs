// What the two peers on SQLite share: the schema of the questions, and the rows behind each field for many parents at
// once. The words of the vocabularies come from Palermo's own schema.
import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { Kind, parse, print } from 'graphql'

const VOCABULARIES = ['ActionType', 'AgencyKind', 'Axis', 'Crime', 'MembershipRole', 'OutputKind', 'Scope']
const words = parse(readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8')).definitions.filter(
  ({ kind, name }) => kind === Kind.ENUM_TYPE_DEFINITION && VOCABULARIES.includes(name.value),
)

export const typeDefs = `
  type Query {
    agency(slug: String!): Agency
    agencies(first: Int = 50): AgencyConnection!
    network(slug: String!): Network
    networks(first: Int = 50): NetworkConnection!
  }
  type Agency {
    slug: String!
    name: String!
    acronym: String
    kind: AgencyKind!
    scope: Scope!
    founded: String
    seat: String
    url: String
    summary: String!
    actions(first: Int = 50, where: ActionFilter): ActionConnection!
    outputs(first: Int = 50): OutputConnection!
  }
  type Network {
    slug: String!
    name: String!
    scope: Scope!
    agencies(first: Int = 50, where: AgencyFilter): AgencyConnection!
    members(first: Int = 50): MembershipConnection!
  }
  type Membership { role: MembershipRole! since: String agency: Agency! }
  type Action {
    slug: String!
    title: String!
    axis: Axis!
    type: ActionType!
    crime: Crime!
    starts: String
    countries: [State!]!
  }
  type Output { slug: String! title: String! kind: OutputKind! published: String }
  type State { slug: String! name: String! }
  type AgencyConnection { nodes: [Agency!]! }
  type NetworkConnection { nodes: [Network!]! }
  type MembershipConnection { nodes: [Membership!]! }
  type ActionConnection { nodes: [Action!]! }
  type OutputConnection { nodes: [Output!]! }
  input AgencyFilter { actions: ActionsFilter }
  input ActionsFilter { some: ActionFilter }
  input ActionFilter { axis: AxisFilter }
  input AxisFilter { eq: Axis }
  ${words.map(print).join('\n')}
`

const AGENCY = `agency.id, agency.slug, agency.name, agency.acronym, upper(agency.kind) AS kind,
  upper(agency.scope) AS scope, agency.founded, agency.seat, agency.url, agency.summary`
const NETWORK = 'id, slug, name, upper(scope) AS scope'
const MEMBERSHIPS = `membership JOIN network ON network.id = membership.network_id JOIN fact ON fact.id = membership.id`
const BEGINNING = 'coalesce(membership.since, membership.attested, network.starts)'
// A date is known to the year, month or day; it is put in order by its first, then by its last day.
const BY_BEGINNING = `${BEGINNING} || substr('-01-01', length(${BEGINNING}) - 3) NULLS LAST,
  ${BEGINNING} || substr('-12-31', length(${BEGINNING}) - 3), fact.key`

const database = new Database(process.argv[2], { readonly: true })
database.pragma(`mmap_size = ${2 ** 30}`)

const prepared = new Map()
function prepare(sql) {
  if (!prepared.has(sql)) prepared.set(sql, database.prepare(sql))
  return prepared.get(sql)
}

const axis = (where) => (where?.axis?.eq ? 'AND action.axis = lower(?)' : '')

/** The fields at which every question begins. */
export const root = {
  agency: ({ slug }) => prepare(`SELECT ${AGENCY} FROM agency WHERE slug = ?`).get(slug),
  agencies: ({ first }) => ({ nodes: prepare(`SELECT ${AGENCY} FROM agency ORDER BY slug LIMIT ?`).all(first) }),
  network: ({ slug }) => prepare(`SELECT ${NETWORK} FROM network WHERE slug = ?`).get(slug),
  networks: ({ first }) => ({ nodes: prepare(`SELECT ${NETWORK} FROM network ORDER BY slug LIMIT ?`).all(first) }),
}

/** The other fields that are no columns: by what a parent asks, and what is found for many that ask. */
export const relations = {
  Network: {
    members: connection(() => `
      SELECT membership.network_id AS parent, upper(membership.role) AS role, membership.since, membership.agency_id
      FROM ${MEMBERSHIPS} WHERE membership.network_id IN (SELECT value FROM json_each(?)) ORDER BY ${BY_BEGINNING}`),
    agencies: connection(({ where }) => `
      SELECT membership.network_id AS parent, ${AGENCY}
      FROM ${MEMBERSHIPS} JOIN agency ON agency.id = membership.agency_id
      WHERE membership.network_id IN (SELECT value FROM json_each(?)) ${where?.actions?.some
        ? `AND EXISTS (SELECT 1 FROM action WHERE action.agency_id = agency.id ${axis(where.actions.some)})`
        : ''}
      ORDER BY agency.slug`,
      ({ where }) => where?.actions?.some?.axis?.eq),
  },
  Membership: {
    agency: {
      key: (membership) => membership.agency_id,
      find(ids) {
        const select = prepare(`SELECT ${AGENCY} FROM agency WHERE id IN (SELECT value FROM json_each(?))`)
        const found = new Map(select.all(unique(ids)).map((row) => [row.id, row]))
        return ids.map((id) => found.get(id))
      },
    },
  },
  Agency: {
    actions: connection(({ where }) => `
      SELECT
        agency_id AS parent, id, slug, title, upper(axis) AS axis, upper("type") AS type, upper(crime) AS crime, starts
      FROM action WHERE agency_id IN (SELECT value FROM json_each(?)) ${axis(where)} ORDER BY slug`,
      ({ where }) => where?.axis?.eq),
    outputs: connection(() => `
      SELECT agency_id AS parent, id, slug, title, upper(kind) AS kind, published
      FROM output WHERE agency_id IN (SELECT value FROM json_each(?)) ORDER BY slug`),
  },
  Action: {
    countries: {
      key: (action) => action.id,
      find: (ids) => lists(ids, prepare(`
        SELECT action_id AS parent, state.slug, state.name FROM action_state JOIN state ON state.id = state_id
        WHERE action_id IN (SELECT value FROM json_each(?)) ORDER BY position`).all(unique(ids))),
    },
  },
}

// Whole lists are read and then cut: they are short, and a window function costs more than the rows that it saves.
function connection(sql, word = () => undefined) {
  return {
    key: (parent) => parent.id,
    find(ids, args) {
      const given = [unique(ids), word(args)].filter((value) => value !== undefined)
      return lists(ids, prepare(sql(args)).all(...given)).map((list) => ({ nodes: list.slice(0, args.first) }))
    },
  }
}

function unique(ids) {
  return JSON.stringify([...new Set(ids)])
}

function lists(ids, rows) {
  const found = new Map(ids.map((id) => [id, []]))
  for (const row of rows) found.get(row.parent).push(row)
  return ids.map((id) => found.get(id))
}
