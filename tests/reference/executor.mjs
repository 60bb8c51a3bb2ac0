// The answers of graphql-js over the exported data set: plain fields and relations, without filters, orders and analyses.
//
// What the export does not carry is left out of `exported` below, and so of the questions: cursors (they are signed with a
// secret), addresses of pages, `Dataset.revision` and `importedAt` (of the server, not of the facts), `Instrument.ratificationTable`,
// `Evidence.expected`. Groups, search, analyses and vocabularies are computed, not carried, and are left out as well.
import { execute, getNamedType, isEnumType, isLeafType, parse } from 'graphql';

const KINDS =
  'instrument measure agency network membership project participation action output arrangement impact state region ratification finding source'.split(
    ' ',
  );
const TYPE = (kind) => kind[0].toUpperCase() + kind.slice(1);
const PLURAL = (kind) => (kind.endsWith('y') ? `${kind.slice(0, -1)}ies` : `${kind}s`);

/** Relations that a column of the far end holds: which kind has it, and in which column. */
const INVERSE = {
  Instrument: {
    supplementedBy: ['instrument', 'supplements'],
    amendedBy: ['instrument', 'amends'],
    supersededBy: ['instrument', 'supersedes'],
    implementedBy: ['instrument', 'implements'],
    actions: ['action', 'instruments'],
    mandatedAgencies: ['agency', 'mandate'],
    measures: ['measure', 'instrument'],
    ratifications: ['ratification', 'instrument'],
    findings: ['finding', 'about'],
  },
  Measure: { findings: ['finding', 'about'] },
  Agency: {
    children: ['agency', 'parent'],
    actions: ['action', 'agency'],
    outputs: ['output', 'agency'],
    jointOutputs: ['output', 'joint_with'],
    memberships: ['membership', 'agency'],
    participations: ['participation', 'agency'],
    arrangements: ['arrangement', 'parties'],
    impacts: ['impact', 'agency'],
    ratifications: ['ratification', 'agency'],
    findings: ['finding', 'about'],
  },
  Network: {
    members: ['membership', 'network'],
    actions: ['action', 'network'],
    outputs: ['output', 'network'],
    jointOutputs: ['output', 'joint_with'],
    impacts: ['impact', 'network'],
    findings: ['finding', 'about'],
  },
  Project: {
    participants: ['participation', 'project'],
    actions: ['action', 'project'],
    outputs: ['output', 'project'],
    jointOutputs: ['output', 'joint_with'],
    findings: ['finding', 'about'],
  },
  Output: { parts: ['output', 'part_of'] },
  Region: {
    agencies: ['agency', 'territory'],
    actions: ['action', 'territory'],
    findings: ['finding', 'about'],
  },
  State: {
    regions: ['region', 'states'],
    actions: ['action', 'countries'],
    projects: ['project', 'countries'],
    ratifications: ['ratification', 'state'],
    findings: ['finding', 'about'],
  },
};

/** The far ends of links with attributes, each once: the links, and their column. */
const FAR = {
  Agency: { networks: ['memberships', 'network'], projects: ['participations', 'project'] },
  Network: { agencies: ['members', 'agency'] },
  Project: { agencies: ['participants', 'agency'] },
};

/** From whom a fact without sources of its own has them. */
const OWNER = {
  measure: ['instrument'],
  membership: ['network'],
  participation: ['project'],
  impact: ['network'],
  ratification: ['instrument'],
  action: ['agency', 'network', 'project'],
  output: ['agency', 'network', 'project'],
};

/** Whose part a fact is, by what stands before the colon of its key. */
const WHOLE = {
  'reported-size': 'network',
  'party-count': 'instrument',
  'opt-out': 'instrument',
  'agency-name': 'agency',
  'agency-seat': 'agency',
  'agency-kind': 'agency',
  power: 'agency',
  'headline-figure': 'output',
  succession: 'agency',
  funding: 'project',
  'other-member': 'network',
  'other-office': 'network',
};

// Parts as seen from their other end are in the order of a table that the export has not.
const LEFT_OUT = {
  Agency: ['profile', 'overlaps', 'partners', 'successors', 'fundings', 'powers'],
  Instrument: ['ratificationTable', 'compare', 'consent', 'empoweredAgencies'],
  Output: ['headlineFigures'],
  Network: ['coordinationPlan', 'coverage', 'sharedActions', 'history', 'memberOverlap'],
  Project: ['coverage'],
  Region: ['agencyWork', 'overlaps'],
  State: ['agencyWork', 'overlaps', 'optOuts', 'memberships', 'fundings'],
  Evidence: ['expected'],
  Dataset: ['revision', 'importedAt'],
};

/** Which fields and arguments the export can answer. */
export const exported = {
  field(type, field) {
    if (type.name === 'Query') {
      return (
        ['node', 'nodes', 'dataset'].includes(field.name) ||
        KINDS.some((kind) => kind === field.name || PLURAL(kind) === field.name)
      );
    }
    return !(LEFT_OUT[type.name] ?? []).includes(field.name) && field.name !== 'page' && !/cursor$/i.test(field.name);
  },
  argument: (field, argument) => ['first', 'last', 'slug', 'id', 'ids', 'url'].includes(argument.name),
};

/** Answers questions to an exported data set. */
export class Executor {
  constructor(schema, data) {
    this.schema = schema;
    this.data = data;
    this.records = new Map(KINDS.flatMap((kind) => data[kind].map((record) => [record.id, { kind, record }])));
    // Each list of the export is in the default order of its kind, which a test holds; so are these parts of it.
    this.ends = index(
      KINDS.flatMap((kind) =>
        data[kind].flatMap((record) =>
          references(record).map(([column, id]) => [`${kind} ${column} ${id}`, record.id]),
        ),
      ),
    );
    this.citations = index(data.citation.map((citation) => [citation.fact, citation]));
    this.supported = index(this.supports());
    this.nodes = new Map([...this.records].map(([id, { kind, record }]) => [id, this.prepare(kind, record)]));
    this.root = this.query();
  }

  /** The data that a question is answered with. */
  answer({ text, variables, operationName }) {
    const { schema, root: rootValue } = this;
    const result = execute({ schema, document: parse(text), rootValue, variableValues: variables, operationName });
    if (result.errors) throw new Error(`${result.errors.map((error) => error.message)} ${text}`);
    return result.data;
  }

  query() {
    const { data } = this;
    const root = {
      node: ({ id }) => this.node(id),
      nodes: ({ ids }) => ids.map((id) => this.node(id)),
      dataset: {
        ...data.dataset,
        counts: KINDS.map((kind) => ({
          kind: kind.toUpperCase(),
          count: data[kind].length,
          verified: data[kind].filter((record) => record.verified).length,
        })),
      },
    };
    for (const kind of KINDS) {
      const key = kind === 'source' ? 'url' : 'slug';
      const found = new Map(data[kind].map((record) => [record[key], record.id]));
      root[kind] = (given) => this.node(found.get(given[key]));
      root[PLURAL(kind)] = (page) =>
        this.connection(
          data[kind].map((record) => record.id),
          page,
        );
    }
    return root;
  }

  node(id) {
    return this.nodes.get(id) ?? null;
  }

  connection(ids, { first, last }) {
    const [start, end] =
      last === undefined || last === null ? [0, first ?? 50] : [Math.max(ids.length - last, 0), ids.length];
    const nodes = ids.slice(start, end).map((id) => this.node(id));
    const pageInfo = { hasPreviousPage: start > 0, hasNextPage: end < ids.length };
    return { nodes, edges: nodes.map((node) => ({ node })), totalCount: ids.length, pageInfo };
  }

  /** A fact as graphql-js asks for it: its columns, and its relations as functions. */
  prepare(kind, record) {
    const type = TYPE(kind);
    const node = { __typename: type, ...this.columns(type, record), ...this.special(kind, record) };
    if (kind !== 'source') node.sources = () => this.sources(kind, record);
    for (const [field, [far, column]] of Object.entries(INVERSE[type] ?? {})) {
      node[field] = (page) => this.connection(this.end(far, column, record.id), page);
    }
    for (const [field, [links, column]] of Object.entries(FAR[type] ?? {})) {
      const ids = this.end(...INVERSE[type][links], record.id).map((id) => this.records.get(id).record[column]);
      node[field] = (page) => this.connection([...new Set(ids)].sort(), page);
    }
    return node;
  }

  /** The fields that a record has a column for. Words are in capitals, references lead on. */
  columns(type, record) {
    const fields = Object.values(this.schema.getType(type).getFields());
    const known = fields.map((field) => [
      field,
      record[field.name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)],
    ]);
    return Object.fromEntries(
      known
        .filter(([, value]) => value !== undefined)
        .map(([field, value]) => [field.name, this.column(getNamedType(field.type), value)]),
    );
  }

  column(type, value) {
    if (value === null) return null;
    if (isEnumType(type)) return Array.isArray(value) ? value.map((word) => word.toUpperCase()) : value.toUpperCase();
    if (isLeafType(type)) return value;
    const object = (each) => (typeof each === 'string' ? this.node(each) : this.columns(type.name, each));
    return () => (Array.isArray(value) ? value.map(object) : object(value));
  }

  /** What a kind shows otherwise than it is kept. */
  special(kind, record) {
    const [owner] = OWNER[kind]?.map((column) => record[column]).filter(Boolean) ?? [];
    switch (kind) {
      case 'measure':
        return {
          homogeneity: ['self_executing', 'mandatory'].includes(record.precision) ? 'HIGH' : 'LOW',
          savingClause: record.saving_clause === true,
        };
      case 'membership':
        return {
          certainty: record.since ? 'DATED' : record.attested ? 'ATTESTED' : 'ASSUMED',
          offices: record.offices.map((office) => {
            const key = `office:${part(record.id)}/${office.office}/${office.since}`;
            return {
              ...this.columns('OfficeTerm', office),
              sources: () => this.sourcesOfPart(key, 'membership', record),
            };
          }),
        };
      case 'network':
        return {
          reportedSizes: record.reported_sizes.map((size) => {
            const key = `reported-size:${part(record.id)}/${size.on}`;
            return { ...size, sources: () => this.sourcesOfPart(key, 'network', record) };
          }),
          otherMembers: record.other_members.map((member) => this.otherMember(record, member)),
          translatedNames: this.translatedNames(kind, record),
        };
      case 'instrument':
        return {
          partyCounts: this.parts('PartyCount', 'party-count', kind, record, record.party_counts, ({ on }) => on),
          translatedNames: this.translatedNames(kind, record),
          optOuts: this.parts('OptOut', 'opt-out', kind, record, record.opt_outs, ({ state }) => part(state)),
        };
      case 'agency': {
        const since = (each, place) => each.since ?? place;
        const other = ({ agency, name }) => (agency ? part(agency) : slug(name));
        return {
          translatedNames: this.translatedNames(kind, record),
          names: this.parts('AgencyName', 'agency-name', kind, record, record.names, since),
          seats: this.parts('AgencySeat', 'agency-seat', kind, record, record.seats, since),
          kinds: this.parts('AgencyKindTerm', 'agency-kind', kind, record, record.kinds, since),
          predecessors: this.parts('Succession', 'succession', kind, record, record.predecessors, other),
        };
      }
      case 'project': {
        const funder = ({ funder, state, name, on }, place) => {
          const who = funder ?? state;
          return `${who ? part(who) : slug(name)}/${on ?? place}`;
        };
        return { fundings: this.parts('Funding', 'funding', kind, record, record.fundings, funder) };
      }
      case 'region':
        return { states: (page) => this.connection(record.states, page) };
      case 'action':
        return { owner: () => this.node(owner) };
      case 'output':
        return {
          owner: () => this.node(owner),
          agencies: () =>
            [record.agency, ...record.joint_with].filter((id) => id?.startsWith('agency:')).map((id) => this.node(id)),
        };
      case 'ratification':
        return { party: () => this.node(record.state ?? record.agency) };
      case 'finding': {
        const evidence = record.verdict && this.columns('Evidence', record);
        return { summary: record.statement, evidence };
      }
      case 'source':
        return { supports: (page) => this.connection(this.supported.get(record.id) ?? [], page) };
      default:
        return {};
    }
  }

  /** The parts of a fact, whose keys end in what `key` says of them. */
  parts(type, prefix, kind, record, parts, key) {
    return parts.map((each, place) => ({
      ...this.columns(type, each),
      [kind]: () => this.node(record.id),
      sources: () => this.sourcesOfPart(`${prefix}:${part(record.id)}/${key(each, place)}`, kind, record),
    }));
  }

  translatedNames(kind, record) {
    return record.translated_names.map((each) => {
      const key = `translated-name:${kind}/${part(record.id)}/${each.language}`;
      return {
        ...this.columns('TranslatedName', each),
        sources: () => this.sourcesOfPart(key, kind, record),
      };
    });
  }

  otherMember(network, member) {
    const name = `${part(network.id)}/${member.state ? part(member.state) : slug(member.name)}`;
    const sources = () => this.sourcesOfPart(`other-member:${name}`, 'network', network);
    return {
      ...this.columns('OtherMember', member),
      network: () => this.node(network.id),
      certainty: member.since ? 'DATED' : member.attested ? 'ATTESTED' : 'ASSUMED',
      sources,
      offices: member.offices.map((office, place) => ({
        ...this.columns('OfficeTerm', office),
        sources: () => {
          const key = `other-office:${name}/${office.office}/${office.since ?? place}`;
          const own = (this.citations.get(key) ?? []).map((citation) => this.citation(citation, false));
          return own.length > 0 ? own : sources().map((citation) => ({ ...citation, inherited: true }));
        },
      })),
    };
  }

  sources(kind, record) {
    const own = this.citations.get(record.id) ?? [];
    const [owner] = OWNER[kind]?.map((column) => record[column]).filter(Boolean) ?? [];
    const inherited = own.length === 0 && owner !== undefined;
    return (inherited ? (this.citations.get(owner) ?? []) : own).map((citation) => this.citation(citation, inherited));
  }

  sourcesOfPart(key, kind, whole) {
    const own = (this.citations.get(key) ?? []).map((citation) => this.citation(citation, false));
    return own.length > 0 ? own : this.sources(kind, whole).map((citation) => ({ ...citation, inherited: true }));
  }

  citation({ source, url, verified }, inherited) {
    const { title, publisher } = this.node(source);
    return { source: () => this.node(source), url, title, publisher, verified, inherited };
  }

  /** Each source with each fact that rests on it, in the order of ids: by itself, by its owner, or by a part of it. */
  supports() {
    const pairs = this.data.citation.map(({ fact, source }) => {
      const [kind, key] = [fact.slice(0, fact.indexOf(':')), part(fact)];
      if (kind === 'office') return [source, `membership:${key.split('/').slice(0, 2).join('/')}`];
      if (kind === 'translated-name') return [source, key.split('/').slice(0, 2).join(':')];
      return [source, WHOLE[kind] ? `${WHOLE[kind]}:${key.split('/')[0]}` : fact];
    });
    for (const [id, { kind, record }] of this.records) {
      if (!OWNER[kind] || this.citations.has(id)) continue;
      const [owner] = OWNER[kind].map((column) => record[column]).filter(Boolean);
      for (const { source } of this.citations.get(owner) ?? []) pairs.push([source, id]);
    }
    const unique = new Map(pairs.map((pair) => [pair.join(' '), pair]));
    return [...unique.values()].sort(([, one], [, other]) => (one < other ? -1 : 1));
  }

  end(kind, column, id) {
    return this.ends.get(`${kind} ${column} ${id}`) ?? [];
  }
}

/** The columns of a record that lead to other facts, with where they lead. */
function references(record) {
  const ids = (value) =>
    (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string' && /^[a-z]+:[^ ]+$/.test(each));
  return Object.entries(record).flatMap(([column, value]) =>
    column === 'id' ? [] : ids(value).map((id) => [column, id]),
  );
}

/** What stands behind the kind in a global id. */
function part(id) {
  return id.slice(id.indexOf(':') + 1);
}

/** A name as it stands in keys. */
function slug(name) {
  const folded = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return folded.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** The values by their keys, in their order. */
function index(pairs) {
  const lists = new Map();
  for (const [key, value] of pairs) lists.get(key)?.push(value) ?? lists.set(key, [value]);
  return lists;
}
