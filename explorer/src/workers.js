// What is typed is checked and completed in workers. They are a file of this server like all others: a policy that allows no code
// from elsewhere, nor from strings, holds for them too.

import LanguageWorker from "./language-worker.js?worker";

globalThis.MonacoEnvironment = {
  getWorker: (_, language) => new LanguageWorker({ name: language }),
};
