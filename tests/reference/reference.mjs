// What graphql-js makes of a document: accepted, or refused with reasons.
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  Kind,
  parse,
  specifiedRules,
  validate,
} from 'graphql';

/** The text of the schema. */
export const schemaText = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');

/** The schema, in which a date is a date. */
export const schema = withDates(buildSchema(schemaText));

function withDates(built) {
  const scalar = built.getType('PartialDate');
  scalar.parseValue = date;
  scalar.parseLiteral = (node) => date(node.kind === Kind.STRING ? node.value : undefined);
  return built;
}

function date(value) {
  const text = typeof value === 'string' && /^\d{4}(-\d\d){0,2}$/.test(value) ? value : '0000';
  const [year, month = 1, day = 1] = text.split('-').map(Number);
  const found = new Date(0);
  found.setUTCFullYear(year, month - 1, day);
  if (year < 1 || found.getUTCMonth() !== month - 1 || found.getUTCDate() !== day) {
    throw new GraphQLError(`${JSON.stringify(value)} is not a date`);
  }
  return value;
}

/** Why a question is refused; empty where it is accepted. */
export function refusals({ text, variables, operationName }) {
  let document;
  try {
    document = parse(text);
  } catch (error) {
    return [error.message];
  }
  const errors = validated(document);
  if (errors.length > 0) return errors.map((error) => error.message);
  const operation = getOperationAST(document, operationName);
  if (!operation) return ['it is not clear which operation is meant'];
  const values = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
  return (values.errors ?? []).map((error) => error.message);
}

function validated(document) {
  try {
    return validate(schema, document, [...specifiedRules, operationTypesExist]);
  } catch (error) {
    // Where a subscription's field has a condition with a variable, which drafts of the specification forbid, the rule of
    // graphql-js 16 throws its error.
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

// A rule of the specification (5.2.1.1) that graphql-js 16 leaves to the execution.
function operationTypesExist(context) {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return;
      context.reportError(new GraphQLError(`The schema has no ${node.operation}.`, { nodes: node }));
    },
  };
}
