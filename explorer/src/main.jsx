import 'graphiql/setup-workers/vite';
import { createRoot } from 'react-dom/client';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import '@graphiql/plugin-explorer/style.css';
import './style.css';
import { App } from './app.jsx';
import { loadQuestions } from './questions.js';
import { readLink } from './link.js';

const questions = await loadQuestions();

createRoot(document.getElementById('root')).render(
  <App questions={questions} link={readLink(location.search)} />,
);
