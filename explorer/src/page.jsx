import { explorerPlugin } from "@graphiql/plugin-explorer";
import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { ask } from "./ask.js";
import { CopyLink } from "./copy-link.jsx";
import { QuestionPicker } from "./questions.jsx";

// Made once: GraphiQL knows a plugin again by identity.
const plugins = [HISTORY_PLUGIN, explorerPlugin()];

/**
 * GraphiQL with the example questions in the page's header.
 *
 * A question from a link gets a tab of its own, unless one with the same text is open. It is shown, not run: who follows a link
 * sees first what would be asked.
 */
export function Page({ questions, linked }) {
  return (
    <GraphiQL
      fetcher={ask}
      plugins={plugins}
      defaultQuery={questions[0]?.document}
      initialQuery={linked?.query}
      initialVariables={linked?.variables}
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>{null}</GraphiQL.Logo>
      <GraphiQL.Toolbar>
        {({ prettify, merge, copy }) => (
          <>
            {prettify}
            {merge}
            {copy}
            <CopyLink />
          </>
        )}
      </GraphiQL.Toolbar>
      {createPortal(<QuestionPicker questions={questions} />, document.getElementById("questions"))}
      <LinkedOperation name={linked?.operationName} />
      <SystemTheme />
      <WrappedLines />
    </GraphiQL>
  );
}

/**
 * Points at the operation that a link names.
 *
 * GraphiQL's own property for it would hold for every tab and for good.
 */
function LinkedOperation({ name }) {
  const { queryEditor, operations } = useGraphiQL(({ queryEditor, operations }) => ({ queryEditor, operations }));
  const { setOperationName } = useGraphiQLActions();
  const pointed = useRef(false);
  useEffect(() => {
    if (pointed.current || !name || !queryEditor || !operations) return;
    pointed.current = true;
    const operation = operations.find((operation) => operation.name?.value === name);
    if (!operation) return;
    // The keyboard runs the operation under the cursor, the button the one of that name: they must not differ.
    queryEditor.setPosition(queryEditor.getModel().getPositionAt(operation.loc.start));
    setOperationName(name);
  }, [name, queryEditor, operations, setOperationName]);
  return null;
}

/** Lets the editor follow when the system turns dark or light; GraphiQL's style sheet does it by itself. */
function SystemTheme() {
  const theme = useGraphiQL((state) => state.theme);
  const { setTheme } = useGraphiQLActions();
  useEffect(() => {
    if (theme !== null) return;
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const follow = () => setTheme(null);
    dark.addEventListener("change", follow);
    return () => dark.removeEventListener("change", follow);
  }, [theme, setTheme]);
  return null;
}

/** Wraps long lines of a question as GraphiQL wraps those of an answer: the toolbar would cover their ends. */
function WrappedLines() {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  useEffect(() => queryEditor?.updateOptions({ wordWrap: "on", wrappingIndent: "indent" }), [queryEditor]);
  return null;
}
