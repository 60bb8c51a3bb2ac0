/** How many relations are named before the list of them is opened. */
const NAMED = 3;

/**
 * What an answer rests on that is not recorded, as the server tells it in `extensions.incomplete`; nothing where it rests
 * on nothing of the kind.
 */
export function Incomplete({ entries, more = 0 }) {
  if (!entries?.length) return null;
  const relations = [...new Set(entries.map((entry) => entry.relation))];
  const named = relations.slice(0, NAMED).join(', ');
  return (
    <details className="palermo-incomplete">
      <summary>
        This answer rests on what is not recorded: {named}
        {relations.length > NAMED && ` and ${relations.length - NAMED} more`}
      </summary>
      <ul tabIndex={0} aria-label="What is not recorded">
        {entries.map((entry) => (
          <li key={`${entry.path.join('.')} ${entry.relation}`}>
            <code>{entry.path.join('.')}</code> rests on <code>{entry.relation}</code>: {entry.note}.
            {entry.asOf && ` As of ${entry.asOf} or later.`}
            <Known entries={entry.known} />
          </li>
        ))}
        {more > 0 && <li>There are {more} more such places, which the server does not list.</li>}
      </ul>
    </details>
  );
}

/** What is known of those who say it. */
function Known({ entries }) {
  if (!entries?.length) return null;
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.id}>
          {entry.label}
          {entry.known !== null && `: ${entry.known}${entry.of === null ? '' : ` of ${entry.of}`} recorded`}
          {entry.asOf && `, as of ${entry.asOf}`}
          {entry.note && <>. <q>{entry.note}</q></>}
        </li>
      ))}
    </ul>
  );
}
