import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { DropdownMenu, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { Hints } from './hints.jsx';
import { writeLink } from './link.js';
import { useNotice } from './notice.js';

/** The controls in the header bar of the page, which stands before the editor. */
export function Header({ questions, link }) {
  useLinked(link);
  useSystemTheme();
  return createPortal(
    <>
      {questions.length > 0 && <Questions questions={questions} />}
      <CopyLink />
      <Hints />
    </>,
    document.getElementById('header'),
  );
}

function Questions({ questions }) {
  const { addTab } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const chosen = useRef(false);

  function open(question) {
    chosen.current = true;
    addTab();
    queryEditor.setValue(question.document);
  }

  // Whoever chose a question goes on in the editor; whoever closed the menu
  // goes back to its button.
  function settleFocus(event) {
    if (!chosen.current) return;
    chosen.current = false;
    event.preventDefault();
    queryEditor.setPosition({ lineNumber: 1, column: 1 });
    queryEditor.focus();
  }

  return (
    <DropdownMenu>
      <DropdownMenu.Button type="button" className="palermo-button" disabled={!queryEditor}>
        Example questions
        <svg viewBox="0 0 12 8" aria-hidden="true">
          <path d="m1 1 5 5 5-5" fill="none" stroke="currentColor" strokeWidth="2" />
        </svg>
      </DropdownMenu.Button>
      <DropdownMenu.Content
        className="palermo-questions"
        collisionPadding={8}
        onCloseAutoFocus={settleFocus}
      >
        {questions.map((question) => (
          <DropdownMenu.Item key={question.name} onSelect={() => open(question)}>
            {question.title}
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  );
}

/** What the editors hold, as an address has it. */
function useContent() {
  const { queryEditor, variableEditor, operationName, operations } = useGraphiQL((state) => ({
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
    operationName: state.operationName,
    operations: state.operations,
  }));
  if (!queryEditor) return null;
  return () => ({
    query: queryEditor.getValue(),
    variables: variableEditor?.getValue(),
    operationName: operations?.length > 1 ? operationName : undefined,
  });
}

function CopyLink() {
  const content = useContent();
  const [notice, setNotice] = useNotice();

  async function copy() {
    const link = writeLink(content());
    // The address bar holds the link too, for browsers that refuse to copy.
    history.replaceState(null, '', link);
    setNotice((await copyText(link)) ? 'Link copied' : 'Link in address bar');
  }

  return (
    <>
      <button
        type="button"
        className="palermo-button palermo-copy"
        disabled={!content}
        onClick={copy}
      >
        {notice || 'Copy link'}
      </button>
      <span className="palermo-status" role="status">{notice}</span>
    </>
  );
}

/** Browsers offer the clipboard only on secure origins; elsewhere a selection can be copied. */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    field.readOnly = true;
    field.className = 'palermo-status';
    const focused = document.activeElement;
    document.body.append(field);
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    focused?.focus();
    return copied;
  }
}

/** Runs what a shared link asks, once the editor has read the document. It only reads, so nobody comes to harm. */
function useLinked(link) {
  const { run, setOperationName } = useGraphiQLActions();
  const { operations, responseEditor } = useGraphiQL((state) => ({
    operations: state.operations,
    responseEditor: state.responseEditor,
  }));
  const pending = useRef(link);

  useEffect(() => {
    if (!pending.current || !operations || !responseEditor) return;
    const name = pending.current.operationName;
    pending.current = null;
    if (operations.some((operation) => operation.name?.value === name)) setOperationName(name);
    // Of several, somebody has to choose one.
    if (operations.length === 1 || name) setTimeout(run, 0);
  }, [operations, responseEditor, run, setOperationName]);
}

/** While no theme is chosen, the editors follow the system when it changes. */
function useSystemTheme() {
  const { setTheme } = useGraphiQLActions();
  const theme = useGraphiQL((state) => state.theme);

  useEffect(() => {
    if (theme) return undefined;
    const system = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => setTheme(null);
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, [theme, setTheme]);
}
