// Which refusals of questions that fit the schema are right: each by its code, what its message says, and the reason.
const BAD_INPUT = [
  [/; give a number from -?\d+ to \d+$/, 'a number has a range; an Int has none'],
  [/^`first` and `last` can't be given together/, 'a page is counted from one end'],
  [/ is not a cursor of this list; /, 'a cursor is what a list gave; to the schema it is a String'],
  [/ takes one to \d+ dimensions, each once$/, 'a list of dimensions has a length, and none is there twice'],
  [/ names a dimension that is not in `by`; /, 'groups are ordered and divided by what they are made by'],
  [/ must name exactly one thing in each entry: /, 'an entry of an order has one key of several'],
  [/^`orderBy` has \d+ keys; give at most \d+$/, 'an order has a limit of keys'],
  [/^`orderBy\.nulls` has no effect on /, 'what is counted is never null'],
  [/^`bound` has no effect without `where`/, 'a bound is one of a condition'],
  [/ is null; /, 'a value to compare with is not a null; an input that may be left out cannot say so'],
  [/ is empty; name a kind, /, 'a list of kinds is not empty'],
  [/; give a global id, such as /, 'an ID of ours has a form'],
  [/, which is not an edition that is remembered; give /, 'an edition is one of those that the database remembers; to the schema it is an ID'],
  [/ a global id, as in /, 'what stands for a node has its type and its id; to the schema it is anything'],
];

const TOO_COMPLEX = [[/^the answer could have \d+ nodes; /, 'an answer has a limit of nodes']];

/** The reason for which an error is right; nothing where there is none. */
export function reasonOf({ message, extensions: { code } }) {
  const known = { BAD_USER_INPUT: BAD_INPUT, QUERY_TOO_COMPLEX: TOO_COMPLEX }[code] ?? [];
  return known.find(([says]) => says.test(message))?.[1];
}
