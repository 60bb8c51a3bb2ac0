// graphql-eslint on our schema: all rules of `schema-recommended` and `schema-relay`, and a description everywhere. Where a
// rule is let be, the reason stands beside it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import graphql from '@graphql-eslint/eslint-plugin';
import { buildSchema, isObjectType } from 'graphql';

const path = fileURLToPath(new URL('../../../schema.graphql', import.meta.url));
const schema = buildSchema(readFileSync(path, 'utf8'));
const objects = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));
const facts = objects.filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));
const recommended = graphql.configs['flat/schema-recommended'].rules;
const [, naming] = recommended['@graphql-eslint/naming-convention'];

export default [
  {
    files: ['**/*.graphql'],
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: path } } },
    plugins: { '@graphql-eslint': graphql },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...recommended,
      ...graphql.configs['flat/schema-relay'].rules,
      // Facts have ids; what is counted or compared anew for each question (a group, a page of a list, a row of an analysis)
      // is no thing that could be asked for again.
      '@graphql-eslint/strict-id-in-types': [
        'error',
        { exceptions: { types: objects.filter((type) => !facts.includes(type)).map(({ name }) => name) } },
      ],
      // Lists that do not grow with the data (sources of a fact, values of a vocabulary) have no pages, and `nodes` is
      // beside `edges` for those who need no cursor. Rows of analyses are in pages too, and are no facts.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false }],
      // `TypeComparison` and `TypeHomogeneity` are of a type of measures, not of a type of GraphQL. What gateways of a federation
      // ask for has its names from there; no other name begins so.
      'no-restricted-syntax': ['error', 'Name[value=/^_(?!Any$|Entity$|Service$|entities$|service$)/]'],
      '@graphql-eslint/naming-convention': [
        'error',
        {
          ...naming,
          allowLeadingUnderscore: true,
          'ObjectTypeDefinition,ObjectTypeExtension': {
            forbiddenPatterns: [/^Type(?!Comparison$|Homogeneity$)/, /Type$/],
          },
        },
      ],
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          rootField: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          DirectiveDefinition: true,
          // `@include`, `@skip` and `@specifiedBy` are the language's, as are their arguments.
          ignoredSelectors: ['DirectiveDefinition[name.value=/^(include|skip|specifiedBy)$/] > InputValueDefinition'],
        },
      ],
    },
  },
];
