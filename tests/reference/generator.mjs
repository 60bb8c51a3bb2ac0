// Valid questions over the schema, by chance. Nothing here knows what an answer should be.
import {
  doTypesOverlap,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql';

/** How many operations, fields (in a selection and in all) and levels a document may have. */
const OPERATIONS = 3;
const FIELDS = 3;
const ALL_FIELDS = 25;
const DEPTH = 4;

/** How many nodes a document may lead to, and how many a list is taken to have that has no pages. */
const LOAD = 60;
const UNPAGED = 6;

/** Fields that take the server a while; asked for at times and in one place only. */
const SLOW = new Set(
  `overlaps coordinationPlan databaseOverlaps guidebookOverlaps coverage homogeneity chartOfMeasures centrality paths
  partners agencyWork sharedActions history __schema`.split(/\s+/),
);

const SLUGS = {
  action: ['adstringo-national-workshops'],
  agency: ['iom', 'unodc', 'europol', 'european-union', 'interpol', 'nobody'],
  arrangement: ['ameripol-buenos-aires-2018'],
  finding: ['companies-and-consulates-hold-key-data', 'europol-90000-suspects-no-single-eu-database'],
  instrument: ['cedaw', 'coe-trafficking-convention', 'palermo-trafficking-protocol'],
  measure: ['cedaw-art-6'],
  network: ['icat', 'alliance-87', 'bali-process', 'eu-jha-agencies-network'],
  output: ['adstringo-guidelines'],
  project: ['adstringo', 'glo-act'],
  region: ['europe', 'sahel', 'nowhere'],
  state: ['ad', 'es', 'ch', 'zz'],
};
// An id may be written as a number.
const IDS = [...Object.entries(SLUGS).flatMap(([kind, slugs]) => slugs.map((slug) => `${kind}:${slug}`)), 7];
const URLS = ['https://icat.un.org/', 'https://osce.org/cthb/441317', 'https://nowhere.example/'];
const TEXTS = [
  'child',
  'Niš',
  'a "b" \\ c',
  '',
  'two\nlines',
  '🕊 and ﬁn',
  '# no comment',
  '{ $x }',
  'iom',
  '  blanks  ',
];
const DATES = ['2018-11-23', '2018-11', '2018', '2000-02-29', '0001', '9999-12-31'];

/** Every field and argument but those of gateways, and some facts to ask for. */
export const EVERYTHING = { field: (_, field) => !field.name.startsWith('_'), argument: () => true, slugs: SLUGS, ids: IDS, urls: URLS };

/** A valid question: text, variables, the name of the operation. `scope` says which fields, arguments and facts. */
export function generateQuestion(schema, random, scope = EVERYTHING) {
  return new Writer(schema, random, scope).question();
}

class Writer {
  /** What each response key stands for: no two fields of a document conflict, wherever its fragments are spread. */
  keys = new Map();
  /** The variables by name, each `{ definition, place, value }`. */
  variables = new Map();
  /** The fragments that are written to their end. */
  fragments = [];
  /** The fields with arguments so far, to be asked for again. */
  fields = [];
  /** The variables that what is being written uses. */
  uses = new Set();

  constructor(schema, random, scope) {
    // How many more fields there may be, but for those that close a selection.
    Object.assign(this, { schema, random, scope, left: random.between(1, ALL_FIELDS) });
  }

  question() {
    const { random } = this;
    const count = random.chance(0.85) ? 1 : random.between(2, OPERATIONS);
    const operations = Array.from({ length: count }, (_, index) => this.operation(count > 1 ? `Q${index}` : ''));
    const parts = [...operations.map((operation) => operation.text), ...this.fragments.map((each) => each.text)];
    const asked = random.pick(operations);
    const given = [...asked.uses].map((name) => [name, this.variables.get(name).value]);
    return {
      text: random.sample(parts, parts.length).join('\n'),
      variables: Object.fromEntries(given.filter(([, value]) => value !== undefined)),
      operationName: asked.name || undefined,
    };
  }

  operation(prescribed) {
    const name = prescribed || (this.random.chance(0.3) ? 'Question' : '');
    const { text: body, uses } = this.apart(() =>
      this.selectionSet(this.schema.getQueryType(), DEPTH, LOAD, this.random.between(1, 2)),
    );
    const definitions = [...uses].map((variable) => this.variables.get(variable).definition).join(', ');
    const bare = name === '' && definitions === '' && this.random.chance(0.7);
    const text = bare ? body : `query ${name}${definitions && `(${definitions})`} ${body}`;
    return { name, text, uses };
  }

  /** Writes something and says which variables it uses. */
  apart(write) {
    const outer = this.uses;
    this.uses = new Set();
    const text = write();
    const uses = this.uses;
    this.uses = outer;
    return { text, uses };
  }

  selectionSet(type, depth, load, most = FIELDS) {
    const { random } = this;
    const parts = [];
    const known = this.known(type, depth, load);
    for (let count = random.between(1, most); count > 0; count -= 1) {
      this.left -= 1;
      const field = random.weighted(known, (each) =>
        SLOW.has(each.name) ? 0.4 : isLeafType(getNamedType(each.type)) ? 1 : 2,
      );
      if (!field || random.chance(0.05)) parts.push(this.typename());
      else parts.push(this.field(type, field, depth, load));
    }
    if (type !== this.schema.getQueryType() || random.chance(0.2)) {
      const likely = this.left <= 0 ? 0 : isAbstractType(type) ? 0.8 : 0.15;
      if (random.chance(likely) && depth > 0) parts.push(this.inlineFragment(type, depth, load));
      if (random.chance(likely / 2) && depth > 0) parts.push(this.spread(type, depth, load));
    }
    return `{ ${random.sample(parts, parts.length).join(' ')} }`;
  }

  /** The fields that can be asked for here. */
  known(type, depth, load) {
    const fields = Object.values(type.getFields?.() ?? {});
    if (type === this.schema.getQueryType() && this.random.chance(0.15))
      fields.push(SchemaMetaFieldDef, TypeMetaFieldDef);
    return fields.filter((field) => {
      if (!this.scope.field(type, field)) return false;
      if (isLeafType(getNamedType(field.type))) return true;
      if (this.left <= 0) return false;
      if (SLOW.has(field.name) && load < LOAD) return false;
      return isConnectionPart(type) || (depth > 0 && load / this.size(field) >= 1);
    });
  }

  /** How many nodes a field leads to. */
  size(field) {
    if (field.args.some((argument) => argument.name === 'first')) return 3;
    return isListType(getNullableType(field.type)) ? UNPAGED : 1;
  }

  field(parent, field, depth, load) {
    const { random } = this;
    const again = this.fields.filter((each) => each.field === field && each.depth >= depth);
    const { key, written, uses } =
      random.chance(0.3) && again.length > 0 ? random.pick(again) : this.call(field, depth);
    for (const name of uses) this.uses.add(name);
    const selected = isLeafType(getNamedType(field.type))
      ? ''
      : ` ${this.selectionSet(
          getNamedType(field.type),
          isConnectionPart(parent) ? depth : depth - 1,
          isConnectionPart(parent) ? load : load / this.size(field),
        )}`;
    return `${key === field.name ? '' : `${key}: `}${written}${this.directives(0.06)}${selected}`;
  }

  /** A field with its arguments, and a response key that means nothing else. */
  call(field, depth) {
    const { text: written, uses } = this.apart(() => field.name + this.arguments(field));
    const meaning = `${written} ${field.type}`;
    let key = this.random.chance(0.12)
      ? this.random.pick(['a', 'b', 'c', 'id', 'name', 'type', 'on', 'query'])
      : field.name;
    while ((this.keys.get(key) ?? meaning) !== meaning) key = `k${this.keys.size}`;
    this.keys.set(key, meaning);
    const call = { field, key, written, uses, depth };
    this.fields.push(call);
    return call;
  }

  typename() {
    const free = (this.keys.get('t') ?? '__typename') === '__typename';
    if (free) this.keys.set('t', '__typename');
    return free && this.random.chance(0.1) ? 't: __typename' : `__typename${this.directives(0.03)}`;
  }

  inlineFragment(type, depth, load) {
    const target = this.target(type);
    const condition = target === type && this.random.chance(0.5) ? '' : ` on ${target}`;
    return `...${condition}${this.directives(0.2)} ${this.selectionSet(target, depth, load, 2)}`;
  }

  spread(type, depth, load) {
    const fits = (each) => each.depth <= depth && each.load <= load && doTypesOverlap(this.schema, type, each.target);
    const known = this.fragments.filter(fits);
    const fragment =
      known.length > 0 && this.random.chance(0.5) ? this.random.pick(known) : this.fragment(type, depth, load);
    for (const name of fragment.uses) this.uses.add(name);
    return `...${fragment.name}${this.directives(0.1)}`;
  }

  fragment(type, depth, load) {
    const target = this.target(type);
    const { text: body, uses } = this.apart(() => this.selectionSet(target, depth - 1, load, 3));
    const name = `F${this.fragments.length}`;
    const fragment = { name, target, depth, load, uses, text: `fragment ${name} on ${target} ${body}` };
    this.fragments.push(fragment);
    return fragment;
  }

  /** A type that some node of this type may be of. */
  target(type) {
    const objects = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
    const interfaces = objects.flatMap((object) => object.getInterfaces());
    const targets = [...objects, ...interfaces, type].filter((target) => doTypesOverlap(this.schema, type, target));
    return this.random.pick(targets);
  }

  directives(likely) {
    const { random } = this;
    if (!random.chance(likely)) return '';
    const names = random.chance(0.9) ? [random.pick(['skip', 'include'])] : ['skip', 'include'];
    const condition = this.schema.getDirective('skip').args[0];
    return names.map((name) => ` @${name}(if: ${this.value(condition.type, 'if', 0.3)})`).join('');
  }

  arguments(field) {
    const { random } = this;
    const paged = field.args.some((argument) => argument.name === 'first');
    const likely = {
      where: 0.3,
      bound: 0.2,
      orderBy: 0.2,
      activeOn: 0.1,
      after: 0.01,
      before: 0.01,
      last: 0,
      having: 0.3,
      within: 0.3,
    };
    const page = random.weighted(['first', 'last', 'none'], (each) => ({ first: 90, last: 8, none: 2 })[each]);
    const picked = field.args.filter((argument) => {
      if (!this.scope.argument(field, argument)) return false;
      if (isRequiredArgument(argument) || (paged && argument.name === page)) return true;
      return argument.name !== 'first' && random.chance(likely[argument.name] ?? 0.5);
    });
    // A bound is one of a condition, and has no effect without.
    const bounded = picked.some(({ name }) => name === 'where');
    const chosen = picked.filter(({ name }) => name !== 'bound' || bounded);
    const whole = chosen.some(({ name }) => name === 'bound');
    const dimensions = this.dimensions(field);
    const written = random.sample(chosen, chosen.length).map((argument) => {
      if (dimensions && !['where', 'bound', 'having'].includes(argument.name)) {
        return `${argument.name}: ${this.ofGroups(argument, dimensions)}`;
      }
      // A variable without a value is not a condition.
      const variable = whole && argument.name === 'where' ? 0 : 0.2;
      return `${argument.name}: ${this.value(argument.type, argument.name, variable, field)}`;
    });
    return written.length > 0 ? `(${written.join(', ')})` : '';
  }

  /** What a field of groups is grouped by: its other arguments name nothing else. */
  dimensions(field) {
    const by = field.args.find((argument) => argument.name === 'by');
    return (
      by &&
      this.random.sample(
        getNamedType(by.type)
          .getValues()
          .map((value) => value.name),
        this.random.between(1, 2),
      )
    );
  }

  ofGroups(argument, dimensions) {
    if (argument.name === 'by')
      return dimensions.length === 1 && this.random.chance(0.3) ? dimensions[0] : `[${dimensions}]`;
    if (argument.name === 'within') return `[${this.random.sample(dimensions, 1)}]`;
    return `[{ field: ${this.random.pick([...dimensions, 'COUNT', 'SHARE'])} }]`;
  }

  /** A value as a document writes it, with a variable in its place or within it as likely as that. */
  value(type, name, variable, field) {
    const value = this.make(type, name, variable, field, 0);
    return literal(value);
  }

  /** A value: JSON, where words of an enum are `Word` and variables `Variable`. */
  make(type, name, variable, field, depth) {
    const { random } = this;
    if (variable > 0 && random.chance(variable)) return new Variable(this.variable(type, name, field, depth));
    if (!isNonNullType(type) && depth > 0 && random.chance(0.01)) return null;
    const plain = getNullableType(type);
    const inner = (of, as) => this.make(of, as, variable / 2, field, depth + 1);
    if (isListType(plain)) {
      // A single value stands for a list of one, a variable does not.
      if (random.chance(0.15)) return this.make(plain.ofType, name, 0, field, depth + 1);
      return Array.from({ length: random.between(name === 'kinds' ? 1 : 0, 2) }, () => inner(plain.ofType, name));
    }
    if (isEnumType(plain)) return new Word(random.pick(plain.getValues()).name);
    if (isInputObjectType(plain)) return this.object(plain, inner, depth);
    return this.scalar(plain.name, name, field);
  }

  object(type, inner, depth) {
    const { random } = this;
    const fields = Object.values(type.getFields());
    const simple = (field) => !isInputObjectType(getNamedType(field.type)) || depth < 3;
    let chosen;
    if (type.name.endsWith('Order') && !type.name.endsWith('CountOrder')) {
      // Names one thing to order by, and may say how.
      const [how, what] = [true, false].map((is) =>
        fields.filter((field) => /^(direction|nulls)$/.test(field.name) === is),
      );
      const by = depth < 2 ? random.pick(what) : what[0];
      // The key of a single node says itself how it counts, and what is counted is never missing.
      const says = ({ name }) => !isInputObjectType(by.type) || (name === 'direction' && by.type.name.endsWith('CountOrder'));
      chosen = [by, ...how.filter((field) => says(field) && random.chance(0.2))];
    } else {
      chosen = random.sample(fields.filter(simple), random.chance(0.8) ? 1 : random.between(0, 2));
      chosen.push(...fields.filter((field) => isRequiredInputField(field) && !chosen.includes(field)));
    }
    const made = {};
    // Whether a variable names a count is not seen here.
    const counts = () => made.field instanceof Variable || /_COUNT$/.test(made.field?.word ?? '');
    for (const field of chosen) {
      // Passed over before it is made, since a variable that nothing uses is refused.
      if (field.name === 'nulls' && type.name.endsWith('Order') && counts()) continue;
      made[field.name] = inner(field.type, field.name);
    }
    return made;
  }

  scalar(type, name, field) {
    const { random } = this;
    switch (type) {
      case 'Int':
        return name === 'first' || name === 'last' || name === 'minAgencies' || name === 'maxLength'
          ? random.between(1, 3)
          : random.pick([0, 1, 2, 7, -1, 2018, 2147483647, -2147483648]);
      case 'Float':
        return random.pick([0, 1, 0.5, -0.25, 1e3]);
      case 'Boolean':
        return random.chance(0.5);
      case 'PartialDate':
        return random.pick(DATES);
      case 'ID':
        return random.pick(this.scope.ids);
      default:
        if (name === 'slug' && field?.args.length === 1) return random.pick(this.scope.slugs[field.name]);
        if (name === 'url' && field?.name === 'source') return random.pick(this.scope.urls);
        if (name === 'query' || name === 'prefix')
          return random.pick(['child', 'traffick*', '"child victims"', 'Niš', '-x un']);
        if (name === 'name' && field?.name === '__type') return random.pick(['Agency', 'AgencyFilter', 'Axis', 'Nope']);
        return random.pick(TEXTS);
    }
  }

  /** The name of a variable that may stand where this type is expected. */
  variable(type, name, field, depth) {
    const { random } = this;
    const place = `${type} ${name} ${field?.name}`;
    const known = [...this.variables].filter(([, each]) => each.place === place);
    const chosen =
      known.length > 0 && random.chance(0.4)
        ? random.pick(known)[0]
        : this.newVariable(type, name, field, depth, place);
    this.uses.add(chosen);
    return chosen;
  }

  newVariable(type, name, field, depth, place) {
    const { random } = this;
    const made = () => this.make(type, name, 0, field, depth);
    const nonNull = isNonNullType(type);
    const withDefault = random.chance(0.4);
    // A default that is not null lets a variable that may be null stand where null may not.
    const strict = nonNull ? !withDefault || random.chance(0.3) : random.chance(0.2);
    const bare = String(getNullableType(type));
    const variable = `v${this.variables.size}`;
    let fallback = withDefault ? made() : undefined;
    if (fallback === null) fallback = undefined;
    const demanded = (strict || nonNull) && fallback === undefined;
    const value = demanded || random.chance(0.6) ? made() : undefined;
    this.variables.set(variable, {
      place,
      definition: `$${variable}: ${bare}${strict ? '!' : ''}${fallback === undefined ? '' : ` = ${literal(fallback)}`}`,
      value:
        value === undefined || (value === null && (strict || nonNull))
          ? demanded
            ? json(made())
            : undefined
          : json(value),
    });
    return variable;
  }
}

/** Whether a type is one of the steps between a list and its nodes. */
function isConnectionPart(type) {
  return /(Connection|Edge)$/.test(type.name);
}

class Word {
  constructor(word) {
    this.word = word;
  }
}

class Variable {
  constructor(name) {
    this.name = name;
  }
}

/** A value as a document writes it. */
function literal(value) {
  if (value instanceof Word) return value.word;
  if (value instanceof Variable) return `$${value.name}`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, each]) => `${name}: ${literal(each)}`)
    .join(', ')}}`;
}

/** A value as JSON has it, in which words are strings. */
function json(value) {
  return JSON.parse(JSON.stringify(value), (_, each) => (each && typeof each.word === 'string' ? each.word : each));
}
