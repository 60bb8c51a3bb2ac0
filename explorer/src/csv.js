// The answer as the server gives it as CSV, which alone says what is a row and what a column.
import { csvParseRows } from 'd3-dsv';
import { writeCsvAddress } from './link.js';

/** How many rows are drawn at most. */
const ROWS = 500;

/** How many cells are drawn at most, so that a table of many columns holds up no browser. */
const CELLS = 20_000;

/** How many characters of a cell are drawn at most. */
const CHARACTERS = 500;

const kept = new WeakMap();

/**
 * The answer to what was asked as CSV, of which the server is asked once.
 *
 * @returns {Promise<string>} rejected with the words in which the server refuses
 */
export function csvOf(asked) {
  let csv = kept.get(asked);
  if (!csv) {
    csv = askForCsv(asked);
    kept.set(asked, csv);
    // What was refused now, because there was too much to do, may be answered later.
    csv.catch(() => kept.delete(asked));
  }
  return csv;
}

/**
 * What is drawn of a CSV.
 *
 * @returns {{ columns: string[], rows: string[][], count: number, cut: boolean }} `count` is of all rows, and `cut` says
 *   whether a cell is drawn in part
 */
export function readCsv(text) {
  let columns = [];
  let most = 0;
  let count = -1;
  let cut = false;
  const draw = (cell) => {
    if (cell.length <= CHARACTERS) return cell;
    cut = true;
    return `${cell.slice(0, CHARACTERS)}…`;
  };
  const rows = csvParseRows(text, (row, place) => {
    count = place;
    if (place === 0) {
      columns = row;
      most = Math.min(ROWS, Math.max(1, Math.floor(CELLS / row.length)));
      return null;
    }
    return place <= most ? row.map(draw) : null;
  });
  return { columns, rows, count, cut };
}

async function askForCsv({ operation, headers }) {
  const { query, variables, operationName } = operation;
  const address = writeCsvAddress({ query, operationName, variables: variables && JSON.stringify(variables) });
  let response;
  let text;
  try {
    response = await fetch(address, { headers });
    text = await response.text();
  } catch {
    throw new Error('The server cannot be reached.');
  }
  if (response.ok && response.headers.get('Content-Type')?.startsWith('text/csv')) return text;
  throw new Error(refusal(response, text));
}

function refusal({ status, statusText }, text) {
  try {
    return JSON.parse(text).errors.map((error) => error.message).join('\n');
  } catch {
    const tooLong = status === 414 || status === 431 ? ' The question is too long for an address, by which tables are asked for.' : '';
    return `The server answered ${`${status} ${statusText}`.trim()}.${tooLong}`;
  }
}
