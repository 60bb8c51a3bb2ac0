import { useEffect, useState } from 'react';

/** How long a button says what it did, in milliseconds. */
const NOTICE = 2500;

/** A word that stands on a button for a moment. */
export function useNotice() {
  const [notice, setNotice] = useState('');

  useEffect(() => {
    if (!notice) return undefined;
    const timer = setTimeout(() => setNotice(''), NOTICE);
    return () => clearTimeout(timer);
  }, [notice]);

  return [notice, setNotice];
}
