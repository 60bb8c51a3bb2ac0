import { useMemo, useRef, useState } from 'react';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { Answer } from './answer.jsx';
import { createFetcher } from './fetcher.js';
import { Header } from './header.jsx';
import { PAGE } from './link.js';

const plugins = [explorerPlugin(), HISTORY_PLUGIN];

/** After an edit the address no longer says what the editor holds. */
function forgetLink() {
  if (location.search) history.replaceState(null, '', PAGE);
}

export function App({ questions, link }) {
  const start = useMemo(
    () => (link ? { initialQuery: link.query, initialVariables: link.variables } : {}),
    [link],
  );
  const last = useRef(null);
  const [fetcher] = useState(() =>
    createFetcher((asked) => {
      last.current = asked;
    }),
  );
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={plugins}
      defaultQuery={questions[0]?.document ?? '{\n  __typename\n}\n'}
      onEditQuery={forgetLink}
      onEditVariables={forgetLink}
      {...start}
    >
      <GraphiQL.Logo>{null}</GraphiQL.Logo>
      <Header questions={questions} link={link} />
      <Answer last={last} />
    </GraphiQL>
  );
}
