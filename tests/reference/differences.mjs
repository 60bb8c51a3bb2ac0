// Where Palermo and graphql-js are known to differ on a document, and why Palermo is right to.

/** Each difference: `applies(question, refusals of graphql-js, answer of Palermo)`, and the reason. */
export const differences = [];
