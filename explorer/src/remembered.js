import { useState } from 'react';
import { useGraphiQL } from '@graphiql/react';

/** A word that the browser remembers, with what else GraphiQL keeps there; for this visit only where it keeps nothing. */
export function useRemembered(name, first) {
  const storage = useGraphiQL((state) => state.storage);
  const [word, setWord] = useState(() => storage.get(name) ?? first);

  function remember(next) {
    storage.set(name, next);
    setWord(next);
  }

  return [word, remember];
}
