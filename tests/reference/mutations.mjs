// Ways to break a valid question, by name. Some leave it valid: what it is then, graphql-js says.
import { getNamedType, isEnumType, isLeafType, Kind, parse, print, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { tokens } from './tokens.mjs';

const VALUES = [
  '1',
  '1.5',
  '-0',
  '1e3',
  '99999999999',
  '2147483648',
  '"x"',
  '""',
  '"""x"""',
  'true',
  'null',
  'NOPE',
  '{}',
  '{a: 1}',
  '[]',
  '[[1]]',
  '[[]]',
  '[null]',
  '[1, "x"]',
  '$nope',
  '"2018-13"',
  '"1"',
  '1.0',
  '{eq: {eq: 1}}',
  '"AGENCY"',
];
const NUMBERS = [
  '01',
  '1.',
  '1.e',
  '1.e1',
  '-',
  '+1',
  '.5',
  '1e',
  '1e+',
  '0x1',
  '1a',
  '1_0',
  '00',
  '-01',
  '-a',
  '1.2.3',
  '1e3x',
  '0xF',
  '1__',
];
const ESCAPES = [
  '\\x',
  '\\u12',
  '\\uD83D',
  '\\uDD4A',
  '\\uD83Dx',
  '\\u{110000}',
  '\\u{}',
  '\\u{D83D}',
  "\\'",
  '\\ ',
  '\\U0041',
  '\\0',
  '\\u{1F54A',
  '\\uD83D\\uD83D',
  '\\uDD4A\\uD83D',
  '\\u{00000000041}',
  '\\u{0}',
  '\\u0000',
  '\n',
  '\\\n',
  '"',
];
const NAMES = ['1a', 'a-b', 'é', '$', '$$a', 'a.b', '__a', '-a', 'a:b', '1', '""', 'on', 'true', 'null', 'ａ'];
const TYPES = [
  'String',
  'Int',
  'ID',
  'Boolean',
  'Float',
  'Int!',
  '[Int]',
  '[[Int]]',
  'String!',
  '[String!]!',
  'PartialDate',
  'Agency',
  'Node',
  'Nope',
  'AgencyFilter',
  'Axis',
  'Boolean!!',
  '',
];
const JSON_VALUES = [
  null,
  1,
  1.5,
  3e9,
  -1,
  '',
  'x',
  '1',
  true,
  [],
  [null],
  [[1]],
  {},
  { nope: 1 },
  'AXIS',
  { eq: null },
  ['x', 1],
];

/** The mutations: each gives a question made of a valid one, or nothing where it does not fit. */
export const mutations = {
  unknownField: ({ fields }, edit) =>
    edit.replace(edit.pick(fields)?.name, edit.pick(['nope', '__nope', 'Name', '__schema', 'nodes', 'edges', 'slugs'])),
  unknownArgument: ({ args }, edit) =>
    edit.replace(edit.pick(args)?.name, edit.pick(['nope', 'First', 'filter', 'limit', 'first', 'with'])),
  argumentNobodyKnows: ({ fields }, edit) => {
    const field = edit.pick(fields.filter((each) => each.arguments.length === 0));
    return (
      field &&
      edit.insert(field.name.loc.end, edit.pick(['(nope: 1)', '(first: 1)', '(if: true)', '()', '(slug: "iom")']))
    );
  },
  unknownType: ({ conditions }, edit) =>
    edit.replace(
      edit.pick(conditions),
      edit.pick(['Nope', 'String', 'AgencyFilter', 'Axis', 'agency', '__Type', 'Query', 'Int', 'PartialDate']),
    ),
  unknownDirective: ({ fields, inlines }, edit) =>
    edit.directive(
      edit.pick([...fields, ...inlines]),
      edit.pick([
        '@nope',
        '@nope(if: true)',
        '@deprecated',
        '@specifiedBy(url: "x")',
        '@oneOf',
        '@ skip(if: true)',
        '@',
      ]),
    ),
  directiveElsewhere: ({ operations, fragments, definitions }, edit) => {
    const node = edit.pick([...operations, ...fragments, ...definitions]);
    return (
      node &&
      edit.insert(
        node.selectionSet?.loc.start ?? node.loc.end,
        edit.pick([' @skip(if: true) ', ' @include(if: false) ', ' @nope ']),
      )
    );
  },
  directiveMisused: ({ fields, inlines, spreads }, edit) =>
    edit.directive(
      edit.pick([...fields, ...inlines, ...spreads]),
      edit.pick([
        '@skip',
        '@include',
        '@skip()',
        '@skip(if: null)',
        '@skip(if: "true")',
        '@skip(if: 1)',
        '@skip(if: [true])',
        '@include(if: TRUE)',
        '@skip(if: true) @skip(if: true)',
        '@skip(if: true, if: true)',
        '@skip(unless: true)',
        '@include(if: $nope)',
        '@include(if: true, nope: 1)',
        '@skip(if: {})',
      ]),
    ),
  unknownFragment: ({ spreads }, edit) =>
    edit.replace(edit.pick(spreads)?.name, edit.pick(['Nope', 'f0', 'on', 'F99'])),
  anotherValue: ({ values }, edit) => edit.replace(edit.pick(values), edit.pick(VALUES)),
  anotherValueInAnArgument: ({ args }, edit) => edit.replace(edit.pick(args)?.value, edit.pick(VALUES)),
  anotherDefault: ({ definitions }, edit) => {
    const definition = edit.pick(definitions);
    return (
      definition && edit.insert(definition.type.loc.end, ` = ${edit.pick([...VALUES, '$v0'])} `, definition.loc.end)
    );
  },
  wordAsString: ({ words }, edit) => {
    const word = edit.pick(words);
    return edit.replace(
      word,
      edit.pick([
        `"${word?.value}"`,
        word?.value.toLowerCase(),
        `[[${word?.value}]]`,
        `${word?.value}_`,
        `{${word?.value}: 1}`,
      ]),
    );
  },
  stringAsWord: ({ strings }, edit) =>
    edit.replace(
      edit.pick(strings),
      edit.pick(['word', '"open', "'single'", '"""open', '"', '`back`', '"a" "b"', '""""""', '"""\\"""', '"a\nb"']),
    ),
  badEscape: ({ strings }, edit) => edit.replace(edit.pick(strings), `"a${edit.pick(ESCAPES)}b"`),
  badNumber: ({ numbers, args }, edit) =>
    edit.replace(edit.pick(numbers) ?? edit.pick(args)?.value, edit.pick(NUMBERS)),
  badName: ({ names }, edit) => edit.replace(edit.pick(names), edit.pick(NAMES)),
  argumentTwice: ({ args }, edit) => edit.again(edit.pick(args), ', '),
  inputKeyTwice: ({ inputs }, edit) => {
    const field = edit.pick(inputs);
    return (
      field &&
      edit.pick([() => edit.again(field, ', '), () => edit.insert(field.loc.end, `, ${field.name.value}: {}`)])()
    );
  },
  unknownInputKey: ({ inputs, objects }, edit) =>
    edit.pick([
      () => edit.replace(edit.pick(inputs)?.name, edit.pick(['nope', 'EQ', 'id', 'where'])),
      () => edit.fill(edit.pick(objects), 'nope: 1'),
      () => edit.replace(edit.pick(objects), '{}'),
    ])(),
  variableTwice: ({ definitions }, edit) => edit.again(edit.pick(definitions), ', '),
  fragmentTwice: ({ fragments }, edit) => edit.again(edit.pick(fragments), '\n'),
  operationTwice: ({ operations }, edit) => edit.again(edit.pick(operations), '\n'),
  operationBesides: (_, edit) =>
    `${edit.text}\n${edit.pick(['{ __typename }', 'query Question { __typename }', 'query Other { dataset { version } }', 'mutation M { nope }'])}`,
  variableUndefined: ({ definitions }, edit) =>
    edit.replace(edit.pick(definitions), edit.pick(['', '', '$other: Int = 1', '$other: Int'])),
  variableUnused: ({ operations, definitions }, edit) => {
    const last = edit.pick(definitions);
    if (last)
      return edit.insert(
        last.loc.end,
        edit.pick([
          ' $unused: Int',
          ', $unused: Agency',
          ' $unused: [Axis!]! = [PROTECTION]',
          ' unused: Int',
          ' $unused: Int = $v0',
        ]),
      );
    const operation = edit.pick(operations);
    return operation && edit.replace(operation, `query Q($unused: Int) ${print(operation.selectionSet)}`);
  },
  variableElsewhere: ({ names, values }, edit) =>
    edit.replace(edit.pick([...names, ...values]), edit.pick(['$v0', '$', '$ v0', '$$v0', '$1', '$v0: Int'])),
  variableType: ({ definitions }, edit) => {
    const type = edit.pick(definitions)?.type;
    const written = type && print(type);
    return edit.replace(
      type,
      edit.pick([
        written?.replace(/!$/, ''),
        `${written}!`.replace('!!', '!'),
        `[${written}]`,
        `[${written}!]`,
        written?.replace(/^\[(.*)\]!?$/, '$1'),
        edit.pick(TYPES),
      ]),
    );
  },
  variableWithoutDefault: ({ definitions }, edit) => {
    const definition = edit.pick(definitions.filter((each) => each.defaultValue));
    return definition && edit.insert(definition.type.loc.end, ' ', definition.defaultValue.loc.end);
  },
  fragmentUnused: (_, edit) =>
    `${edit.text}\nfragment Unused on ${edit.pick(['Agency', 'Nope', 'Query', 'Node', 'Int', 'AgencyFilter'])} { ${edit.pick(['__typename', 'id', 'nope'])} }`,
  fragmentCycle: ({ fragments }, edit) => {
    const [one, other = one] = edit.random.sample(fragments, 2);
    if (!one) return undefined;
    const inserted = edit.insert(one.selectionSet.loc.end - 1, ` ...${other.name.value} `);
    return edit.random.chance(0.5) ? inserted : edit.fill(one.selectionSet, `... { ...${one.name.value} }`);
  },
  fragmentNamedOn: ({ fragments }, edit) =>
    edit.replace(edit.pick(fragments)?.name, edit.pick(['on', 'fragment', '1F', ''])),
  argumentMissing: ({ args }, edit) => edit.replace(edit.pick(args), ''),
  requiredArgumentMissing: ({ args }, edit) =>
    edit.replace(edit.pick(args.filter((each) => each.type && String(each.type).endsWith('!'))), ''),
  nullForNonNull: ({ args, values }, edit) =>
    edit.replace(
      edit.pick(
        [...args.map((each) => each.value), ...values].filter((each) => each.type && String(each.type).endsWith('!')),
      ),
      edit.pick(['null', '[null]']),
    ),
  selectionMissing: ({ sets }, edit) =>
    edit.replace(edit.pick(sets), edit.pick(['', '', '{}', '{ }', '{ # }\n }', '{ ... }', '{ ... {} }'])),
  selectionOfLeaf: ({ fields }, edit) => {
    const leaf = edit.pick(fields.filter((each) => each.type && isLeafType(getNamedType(each.type))));
    return (
      leaf && edit.insert(leaf.loc.end, edit.pick([' { __typename }', ' { }', ' { id }', ' { ... { __typename } }']))
    );
  },
  impossibleSpread: ({ sets }, edit) =>
    edit.fill(
      edit.pick(sets),
      `... on ${edit.pick(['Agency', 'Network', 'Source', 'Membership', 'Query', 'Citation', 'PageInfo', 'Entity', 'Node', 'Fact'])} { __typename }`,
    ),
  conflict: ({ sets, fields }, edit) => {
    const inside = edit.random.chance(0.5) ? edit.pick(fields)?.selectionSet : edit.pick(sets);
    const keys = fields.map((field) => field.alias?.value ?? field.name.value);
    const conflicting = `${edit.pick(keys)}: ${edit.pick(['id', '__typename', 'label', 'slug', 'name', 'totalCount', 'kind', 'nodes { __typename }', 'sources { url }', 'type', 'acronym'])}`;
    return edit.fill(inside, edit.pick([conflicting, `... { ${conflicting} }`]));
  },
  conflictOfArguments: ({ args, fields }, edit) => {
    const field = edit.pick(fields.filter((each) => each.arguments.length > 0));
    if (!field || args.length === 0) return undefined;
    const other = print({
      ...field,
      directives: [],
      arguments: field.arguments.map((each) => ({ ...each, value: { kind: Kind.INT, value: '7' } })),
    });
    const more = edit.pick([
      other,
      print({ ...field, arguments: [], directives: [] }),
      print({ ...field, arguments: [...field.arguments].reverse() }),
    ]);
    return edit.insert(field.loc.end, ` ${edit.pick([more, `... { ${more} }`])}`);
  },
  conflictOfTypes: ({ sets }, edit) =>
    edit.fill(
      edit.pick(sets),
      edit.pick([
        '... on Agency { x: kind } ... on Network { x: formalization }',
        '... on Agency { x: name } ... on Measure { x: wording }',
        '... on Agency { x: founded } ... on State { x: code }',
        '... on Action { x: countries { slug } } ... on Output { x: agency { slug } }',
        '... on Agency { x: name } ... on Network { x: acronym }',
        '... on Agency { x: slug } ... on Network { x: label }',
        '... on Agency { x: parent { y: slug } } ... on Measure { x: instrument { y: title } }',
        '... on Agency { x: parent { y: slug } } ... on Measure { x: instrument { y: url } }',
      ]),
    ),
  otherOperation: ({ operations }, edit) => {
    const operation = edit.pick(operations);
    const body =
      operation &&
      print(operation)
        .replace(/^query/, '')
        .trim();
    return edit.replace(
      operation,
      `${edit.pick(['mutation', 'subscription', 'Query', 'select', 'fragment', 'query query', 'type'])} ${body?.startsWith('(') || body?.startsWith('{') ? 'Q' : ''}${body}`,
    );
  },
  definitionOfTypes: (_, edit) =>
    `${edit.text}\n${edit.pick(['type Nope { a: Int }', 'extend type Agency { a: Int }', 'schema { query: Query }', 'scalar Nope', 'directive @nope on FIELD', '"x" type A', 'enum A { B }', '"""x"""'])}`,
  introspectionRing: ({ operations }, edit) => {
    const [inner, outer] = edit.random.sample(['fields', 'interfaces', 'possibleTypes', 'inputFields'], 2);
    const type = (field) => (/ields/.test(field) ? [`${field} { type {`, '} }'] : [`${field} {`, '}']);
    const ring = [outer, inner, outer, inner, outer].slice(0, edit.random.between(1, 5)).map(type);
    return edit.fill(
      edit.pick(operations)?.selectionSet,
      `ring: __type(name: "Agency") { ${ring.map(([open]) => open).join(' ')} name ${ring.map(([, close]) => close).join(' ')} }`,
    );
  },
  tokenDeleted: (_, edit) => edit.withTokens((all, at) => all.splice(at, 1)),
  tokenTwice: (_, edit) => edit.withTokens((all, at) => all.splice(at, 0, all[at])),
  tokenInserted: (_, edit) =>
    edit.withTokens((all, at) =>
      all.splice(
        at,
        0,
        edit.pick([
          '{',
          '}',
          '(',
          ')',
          '[',
          ']',
          ':',
          '=',
          '!',
          '@',
          '...',
          '|',
          '&',
          '$',
          '..',
          '?',
          ';',
          'x',
          '1',
          '"x"',
          'on',
          '%',
          '~',
          '\\',
          '\u0000',
          '\u00a0',
          '\u2028',
          '\u000b',
          '\u0007',
        ]),
      ),
    ),
  tokensSwapped: (_, edit) => edit.withTokens((all, at) => all.splice(at, 2, ...all.slice(at, at + 2).reverse())),
  characterDeleted: (_, edit) => edit.splice(edit.random.below(edit.text.length), 1, ''),
  characterReplaced: (_, edit) =>
    edit.splice(edit.random.below(edit.text.length), 1, edit.pick([...'{}()[]:!$"\\.#-_1aé,@ \n'])),
  characterInserted: (_, edit) =>
    edit.splice(edit.random.below(edit.text.length), 0, edit.pick([...'{}()[]:!$"\\.#-_1aé,@ \n'])),
  endCut: (_, edit) => edit.text.slice(0, edit.random.below(edit.text.length)),
  nothingThere: (_, edit) =>
    edit.pick([
      '',
      ' ',
      '#',
      '\uFEFF',
      ',',
      '{}',
      '{',
      'query',
      'query Q',
      'null',
      '""',
      'fragment F on Agency { id }',
      '...',
      'query { }',
      '[{ __typename }]',
    ]),
  variableValue: ({ definitions }, edit) =>
    edit.given((values) => (values[edit.pick(definitions)?.variable.name.value ?? 'extra'] = edit.pick(JSON_VALUES))),
  variableValueDeep: (_, edit) =>
    edit.given((values) => {
      const holders = Object.keys(values).filter((name) => values[name] && typeof values[name] === 'object');
      const name = edit.pick(holders.length > 0 ? holders : Object.keys(values));
      if (name !== undefined) values[name] = deeply(values[name], edit.random);
    }),
  variableNotGiven: ({ definitions }, edit) =>
    edit.given((values) => delete values[edit.pick(definitions)?.variable.name.value]),
  variableNull: ({ definitions }, edit) =>
    edit.given((values) => (values[edit.pick(definitions)?.variable.name.value ?? 'extra'] = null)),
  variableNobodyKnows: (_, edit) => edit.given((values) => (values.nobody = edit.pick(JSON_VALUES))),
  otherOperationName: (_, edit) => ({
    ...edit.question,
    operationName: edit.question.operationName === undefined ? 'Nobody' : edit.pick([undefined, 'Nobody']),
  }),
};

/** A valid question broken in a way; nothing where the way does not fit. */
export function broken(schema, question, name, random) {
  const result = mutations[name](sites(schema, parse(question.text)), new Edit(question, random));
  // JSON takes no half of a character.
  return typeof result === 'string' ? { ...question, text: result.toWellFormed() } : result;
}

/** Changes to the text or the variables of a question. A place that is not there gives nothing. */
class Edit {
  constructor(question, random) {
    Object.assign(this, { question, random, text: question.text });
  }

  pick(list) {
    return this.random.pick(list);
  }

  splice(start, length, inserted) {
    return this.text.slice(0, start) + inserted + this.text.slice(start + length);
  }

  replace(node, by) {
    return node && by !== undefined ? this.insert(node.loc.start, by, node.loc.end) : undefined;
  }

  insert(start, inserted, end = start) {
    return this.splice(start, end - start, inserted);
  }

  again(node, separator) {
    return node && this.insert(node.loc.end, separator + this.text.slice(node.loc.start, node.loc.end));
  }

  /** Something more at the end of what stands in braces. */
  fill(node, more) {
    return node && this.insert(node.loc.end - 1, ` ${more} `);
  }

  /** A directive behind a field, a spread or the type condition of a fragment. */
  directive(node, written) {
    return node && this.insert(node.selectionSet?.loc.start ?? node.loc.end, ` ${written} `);
  }

  withTokens(change) {
    const all = tokens(this.text).map((token) => token.text);
    change(all, this.random.below(all.length));
    return all.join(' ');
  }

  given(change) {
    const variables = structuredClone(this.question.variables);
    change(variables);
    return { ...this.question, variables };
  }
}

/** The places of a document where something can be broken. Arguments and values know the type expected there. */
function sites(schema, document) {
  const found = {
    fields: [],
    args: [],
    values: [],
    words: [],
    strings: [],
    numbers: [],
    objects: [],
    inputs: [],
    conditions: [],
    inlines: [],
    spreads: [],
    fragments: [],
    operations: [],
    definitions: [],
    sets: [],
    names: [],
  };
  const info = new TypeInfo(schema);
  const value = (list) => (node) => {
    const site = Object.assign(node, { type: info.getInputType() });
    found.values.push(site);
    list?.push(site);
  };
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: (node) => void found.fields.push(Object.assign(node, { type: info.getType() })),
      Argument: (node) => void found.args.push(Object.assign(node, { type: info.getArgument()?.type })),
      ObjectField: (node) => void found.inputs.push(node),
      EnumValue: (node) =>
        void (isEnumType(getNamedType(info.getInputType() ?? schema.getType('Axis'))) && value(found.words)(node)),
      StringValue: value(found.strings),
      IntValue: value(found.numbers),
      FloatValue: value(found.numbers),
      BooleanValue: value(),
      ListValue: value(),
      ObjectValue: value(found.objects),
      Variable: (node, key) => void (key === 'value' && value()(node)),
      InlineFragment: (node) =>
        void (found.inlines.push(node), node.typeCondition && found.conditions.push(node.typeCondition)),
      FragmentSpread: (node) => void found.spreads.push(node),
      FragmentDefinition: (node) => void (found.fragments.push(node), found.conditions.push(node.typeCondition)),
      OperationDefinition: (node) => void found.operations.push(node),
      VariableDefinition: (node) => void found.definitions.push(node),
      SelectionSet: (node) => void found.sets.push(node),
      Name: (node) => void found.names.push(node),
    }),
  );
  return found;
}

/** A value with something else somewhere in it. */
function deeply(value, random) {
  if (value === null || typeof value !== 'object' || random.chance(0.3)) return random.pick(JSON_VALUES);
  const changed = structuredClone(value);
  const key = random.pick(Object.keys(changed));
  if (key === undefined || random.chance(0.2)) {
    if (Array.isArray(changed)) changed.push(random.pick(JSON_VALUES));
    else changed.nope = 1;
  } else changed[key] = deeply(changed[key], random);
  return changed;
}
