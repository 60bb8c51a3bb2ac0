import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useGraphiQL } from '@graphiql/react';
import { csvOf } from './csv.js';
import { Incomplete } from './incomplete.jsx';
import { useNotice } from './notice.js';
import { useRemembered } from './remembered.js';
import { Table } from './table.jsx';

const VIEWS = ['JSON', 'Table'];

/**
 * What stands above the answer: how it is shown, what it cost and what it does not know; and the answer as a table.
 *
 * @param {{ last: { current: object | null } }} props `last` holds what was asked until its answer is seen here
 */
export function Answer({ last }) {
  const [view, setView] = useRemembered('palermoView', VIEWS[0]);
  const response = useGraphiQL((state) => state.tabs[state.activeTabIndex].response);
  const answer = useMemo(() => readAnswer(response), [response]);
  const asked = useAsked(last, response);
  const isError = answer && (answer.errors || !answer.data);
  const whole = answer && !isError && asked;
  const table = whole && view === 'Table';

  return createPortal(
    <>
      <div className="palermo-answer-bar">
        <Views chosen={view} choose={setView} />
        <Csv asked={whole ? asked : null} />
        {whole && <Facts cost={answer.extensions?.cost} took={asked.took} />}
      </div>
      {isError && view === 'Table' && (
        <p className="palermo-note" role="status">An error has no table.</p>
      )}
      {whole && <Incomplete entries={answer.extensions?.incomplete} more={answer.extensions?.incompleteMore} />}
      {table && <Table asked={asked} />}
    </>,
    usePlace(Boolean(table)),
  );
}

/** An element before the answer, in whose place it stands where it is shown as a table. */
function usePlace(isTable) {
  const [place] = useState(() => document.createElement('div'));

  useLayoutEffect(() => {
    place.className = isTable ? 'palermo-answer palermo-is-table' : 'palermo-answer';
  }, [place, isTable]);

  useLayoutEffect(() => {
    document.querySelector('.graphiql-response').prepend(place);
    return () => place.remove();
  }, [place]);

  return place;
}

/** What an answer says; null where there is none yet. */
function readAnswer(response) {
  if (!response) return null;
  try {
    return JSON.parse(response);
  } catch {
    return { errors: [] };
  }
}

/** What was asked for the answer that is seen, since every tab of the editor has one of its own. */
function useAsked(last, response) {
  const { tabs, activeTabIndex } = useGraphiQL(({ tabs, activeTabIndex }) => ({ tabs, activeTabIndex }));
  const [known, setKnown] = useState([]);
  const id = tabs[activeTabIndex].id;

  useLayoutEffect(() => {
    if (!response || !last.current) return;
    const entry = { id, response, asked: last.current };
    last.current = null;
    const open = new Set(tabs.map((tab) => tab.id));
    setKnown((others) => [...others.filter((other) => other.id !== id && open.has(other.id)), entry]);
  }, [last, response, id, tabs]);

  return known.find((entry) => entry.id === id && entry.response === response)?.asked;
}

function Views({ chosen, choose }) {
  return (
    <fieldset className="palermo-views">
      <legend className="palermo-status">Show the answer as</legend>
      {VIEWS.map((view) => (
        <label key={view}>
          <input
            type="radio"
            name="palermo-view"
            className="palermo-status"
            checked={view === chosen}
            onChange={() => choose(view)}
          />
          <span>{view}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Saves the answer as CSV. */
function Csv({ asked }) {
  const [notice, setNotice] = useNotice();
  const [refused, setRefused] = useState(null);

  useEffect(() => setRefused(null), [asked]);

  async function save() {
    try {
      saveAs('palermo.csv', new Blob([await csvOf(asked)], { type: 'text/csv' }));
      setRefused(null);
      setNotice('Saved');
    } catch (error) {
      setRefused(error.message);
    }
  }

  return (
    <>
      <button
        type="button"
        className="palermo-button palermo-csv"
        title="Save the whole answer as CSV"
        disabled={!asked}
        onClick={save}
      >
        {notice || 'CSV'}
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d="M6 0v8M2 5l4 4 4-4M0 11.5h12" fill="none" stroke="currentColor" strokeWidth="1.6" />
        </svg>
      </button>
      <span className="palermo-status" role="status">{notice}</span>
      {refused && <p className="palermo-note" role="alert">There is no CSV: {refused}</p>}
    </>
  );
}

function saveAs(name, blob) {
  const anchor = document.createElement('a');
  anchor.href = URL.createObjectURL(blob);
  anchor.download = name;
  anchor.click();
  URL.revokeObjectURL(anchor.href);
}

function Facts({ cost, took }) {
  return (
    <p className="palermo-facts">
      {cost && `Cost ${number(cost.requested)} of ${number(cost.limit)} nodes · `}
      {took < 1000 ? `${Math.round(took)} ms` : `${(took / 1000).toFixed(1)} s`}
    </p>
  );
}

function number(value) {
  return value.toLocaleString('en');
}
