import { memo, useEffect, useState } from 'react';
import { csvOf, readCsv } from './csv.js';

/** Up to how many characters a cell is one line, so that no date is parted. */
const SHORT = 16;

/** The answer as the rows and columns of its CSV. */
export function Table({ asked }) {
  const { csv, refused } = useCsv(asked);
  if (refused) return <p className="palermo-note" role="status">There is no table: {refused}</p>;
  return (
    <>
      <p className="palermo-note" role="status">{csv ? account(csv) : 'The table is on its way …'}</p>
      {csv && (
        <div className="palermo-table" role="region" aria-label="The answer as a table" tabIndex={0}>
          <Drawn csv={csv} />
        </div>
      )}
    </>
  );
}

function useCsv(asked) {
  const [state, setState] = useState({});

  useEffect(() => {
    let wanted = true;
    const settle = (next) => wanted && setState({ asked, ...next });
    csvOf(asked).then(
      (text) => settle({ csv: readCsv(text) }),
      (error) => settle({ refused: error.message }),
    );
    return () => {
      wanted = false;
    };
  }, [asked]);

  return state.asked === asked ? state : {};
}

/** What the table shows, and what it leaves to the CSV. */
function account({ columns, rows, count, cut }) {
  const first = rows.length < count ? `The first ${rows.length.toLocaleString('en')} of ` : '';
  const all = rows.length < count ? '; the CSV has them all' : '';
  const long = cut ? ' Long cells end in “…”; the CSV has the whole of them.' : '';
  const made = 'Rows come from the first list and the lists inside it; other lists are joined in one cell.';
  return `${first}${many(count, 'row')}, ${many(columns.length, 'column')}${all}. ${made}${long}`;
}

function many(count, what) {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}

// Only a new answer is drawn anew.
const Drawn = memo(function Drawn({ csv: { columns, rows } }) {
  return (
    <table>
      <thead>
        <tr>
          {columns.map((column, place) => (
            <th key={place} scope="col"><Path names={column.split('.')} /></th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={place}>
            {row.map((cell, column) => (
              <td key={column} className={cell.length <= SHORT ? 'palermo-short' : undefined}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
});

/** The way to a value, of which the last name says most. */
function Path({ names }) {
  const way = names.slice(0, -1).map((name) => `${name}.`);
  return (
    <>
      {way.length > 0 && <span>{way.join('\u200b')}</span>}
      {names.at(-1)}
    </>
  );
}
