import { useDesk } from '../../state/desk.ts'
import { showRecords } from '../../state/route.ts'
import { useWords } from '../../state/words.ts'

/** A query that is asked when pressed, where there is a depot to ask. */
export function Example({ query }: { readonly query: string }) {
  const say = useWords()
  const { depot } = useDesk()
  if (depot.is !== 'open') return <code className="mono">{query}</code>
  return (
    <button
      type="button"
      className="link mono"
      aria-label={say('help.query.run', { query })}
      onClick={() => showRecords(query)}
    >
      {query}
    </button>
  )
}
