// Which refusals of questions that fit the schema are right: each by its code, what its message says, and the reason.
export const explained = [
  { code: 'BAD_USER_INPUT', says: /^`\w+` is -?\d+; give a number from \d+ to \d+$/, reason: 'a number has a range; an Int has none' },
  { code: 'BAD_USER_INPUT', says: /^`first` and `last` are both given/, reason: 'a page is counted from one end' },
  { code: 'BAD_USER_INPUT', says: /is no cursor of this list/, reason: 'a cursor is what a list gave; to the schema it is a String' },
  { code: 'BAD_USER_INPUT', says: /^`by` must name one to \d+ dimensions/, reason: 'a list of dimensions has a length, and none is there twice' },
  { code: 'BAD_USER_INPUT', says: /names a dimension that is not in `by`/, reason: 'groups are ordered and divided by what they are made by' },
  { code: 'BAD_USER_INPUT', says: /^each entry of `orderBy` must name one thing/, reason: 'an entry of an order has one key of several' },
  { code: 'BAD_USER_INPUT', says: /^`orderBy` has \d+ keys; give \d+ at most/, reason: 'an order has a limit of keys' },
  { code: 'BAD_USER_INPUT', says: /is null; leave it out/, reason: 'a value to compare with is no null; a nullable input cannot say so' },
  { code: 'BAD_USER_INPUT', says: /is empty; name a kind/, reason: 'a list of kinds is not empty' },
  { code: 'BAD_USER_INPUT', says: /give a global id, such as/, reason: 'an ID of ours has a form' },
  { code: 'QUERY_TOO_COMPLEX', says: /^the answer could have \d+ nodes/, reason: 'an answer has a limit of nodes' },
];
