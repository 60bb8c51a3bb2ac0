import { parse } from 'graphql';

// Where Palermo and graphql-js are known to differ on a document, and why that is let be.

const syntax = (answer) => answer.errors?.[0]?.extensions.code === 'GRAPHQL_PARSE_FAILED';
const accepts = (answer) => answer.data !== undefined;
const describesAVariable = (text) =>
  parse(text).definitions.some(({ variableDefinitions = [] }) => variableDefinitions.some(({ description }) => description));
const says = (refusals, text) => refusals.some((refusal) => refusal.includes(text));

/** Each difference: `applies(question, refusals of graphql-js, answer of Palermo)`, and the reason. */
export const differences = [
  {
    reason: 'apollo-parser passes over a name that is written twice where one belongs',
    applies: (_, refusals, answer) => accepts(answer) && says(refusals, 'Syntax Error: Expected'),
  },
  {
    reason: 'apollo-parser reads a character by its number with more digits than there are characters',
    applies: ({ text }, refusals, answer) => accepts(answer) && says(refusals, 'Invalid Unicode escape') && text.includes('\\u{'),
  },
  {
    reason: '`isOneOf` is of a draft; the schema has no input object of which one field must be given',
    applies: ({ text }, refusals, answer) => refusals.length === 0 && Boolean(answer.errors) && text.includes('isOneOf'),
  },
  {
    reason: 'apollo-compiler lets a variable that may be null be an item of a list; where it is null, it is refused then',
    applies: (_, refusals, answer) => accepts(answer) && says(refusals, 'used in position expecting type'),
  },
  {
    reason: 'a description before an operation is of a draft; apollo-parser does not read it',
    applies: ({ text }, refusals, answer) => refusals.length === 0 && syntax(answer) && /^\s*"/.test(text),
  },
  {
    reason: 'a description before a variable is of the same draft',
    applies: ({ text }, refusals, answer) => refusals.length === 0 && syntax(answer) && describesAVariable(text),
  },
  {
    reason: 'that directives can be deprecated is of a draft',
    applies: (_, refusals, answer) =>
      refusals.length === 0 && answer.errors?.every(({ message }) => /^`__Directive` has no field `(isD|d)eprecat/.test(message)),
  },
];
