// Documents as tokens: other ways to write the same, and ways to write it wrongly.
import { Lexer, Source, TokenKind } from 'graphql';

/** The tokens of a document, each `{ kind, text, value }`. */
export function tokens(text) {
  const lexer = new Lexer(new Source(text));
  const found = [];
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    found.push({ kind: token.kind, text: text.slice(token.start, token.end), value: token.value });
  }
  return found;
}

/** The same document, written otherwise. */
export function rewritten(text, random) {
  // One value is a block string everywhere or nowhere, for graphql-js takes the two for different arguments.
  const blocks = new Map();
  const written = tokens(text).map((token) => {
    if (token.kind !== TokenKind.STRING) return token.text;
    if (!blocks.has(token.value)) blocks.set(token.value, canBeBlock(token.value) && random.chance(0.3));
    return blocks.get(token.value) ? block(token.value, random) : string(token.value, random);
  });
  const mark = random.chance(0.1) ? '\uFEFF' : '';
  const apart = written.map((token, index) => token + ignored(random, separable(token, written[index + 1])));
  return mark + ignored(random, true) + apart.join('');
}

/** Whether two tokens stay two with nothing between them. */
function separable(token, next) {
  return next === undefined || /^[{}()[\]:=!@|&$]$/.test(token) || /^[{}()[\]:=!@|&$]/.test(next);
}

/** What means nothing between two tokens. */
function ignored(random, mayBeNothing) {
  if (random.chance(0.8)) return mayBeNothing && random.chance(0.3) ? '' : ' ';
  const parts = [' ', ',', '\n', '\r\n', '\r', '\t', ',,', ' \uFEFF', '# a } comment " \\ "é🕊\n', '#\r'];
  return random.sample(parts, random.between(1, 3)).join('');
}

function canBeBlock(value) {
  return /^[\x20-\x21\x23-\x5b\x5d-\x7eé🕊ﬁš]+$/u.test(value) && value.trim() === value;
}

function block(value, random) {
  return random.pick([`"""${value}"""`, `"""\n    ${value}\n  """`, `"""\r\n\t${value}\r\n\t"""`]);
}

function string(value, random) {
  return `"${[...value].map((character) => escaped(character, random)).join('')}"`;
}

function escaped(character, random) {
  const plain = JSON.stringify(character).slice(1, -1);
  if (random.chance(0.9)) return plain;
  if (random.chance(0.3)) return `\\u{${character.codePointAt(0).toString(16)}}`;
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0').toUpperCase()}`).join('');
}
