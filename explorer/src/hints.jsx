import { useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useRemembered } from './remembered.js';

/** What to do here, for who comes for the first time; a button brings it back. */
export function Hints() {
  const [state, setState] = useRemembered('palermoHints', 'open');
  const button = useRef(null);
  const id = useId();
  const open = state === 'open';

  function close() {
    setState('closed');
    button.current.focus();
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className="palermo-button palermo-help"
        aria-label="Hints"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setState(open ? 'closed' : 'open')}
      >
        ?
      </button>
      {open && createPortal(<Panel id={id} close={close} />, document.getElementById('hints'))}
    </>
  );
}

function Panel({ id, close }) {
  return (
    <section id={id} className="palermo-hints" aria-label="Hints">
      <ul>
        <li>
          <b>Run</b> with ▶ or <kbd>Ctrl</kbd> <kbd>Enter</kbd>, on a Mac <kbd>⌘</kbd> <kbd>Enter</kbd>.
        </li>
        <li>
          <b>Look up</b> fields in the docs, the book at the left; <kbd>Ctrl</kbd> <kbd>Space</kbd> completes what you type.
        </li>
        <li>
          <b>Start</b> from an example question: it opens in a tab of its own, and you can change it.
        </li>
        <li>
          <b>Read</b> the answer as JSON or as a table, or save it as CSV. Its cost is how many nodes it could have had.
        </li>
        <li>
          <b>Share</b> with “Copy link”: the address asks the same again.
        </li>
      </ul>
      <button type="button" className="palermo-button" aria-label="Close the hints" onClick={close}>
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d="m1 1 10 10M11 1 1 11" fill="none" stroke="currentColor" strokeWidth="2" />
        </svg>
      </button>
    </section>
  );
}
