/**
 * The example questions of the server. The page works without them, so any
 * failure gives an empty list.
 *
 * @returns {Promise<{ name: string, title: string, document: string }[]>}
 */
export async function loadQuestions() {
  try {
    const answer = await fetch('explorer/questions.json', {
      headers: { Accept: 'application/json' },
    });
    const list = answer.ok ? await answer.json() : [];
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}
