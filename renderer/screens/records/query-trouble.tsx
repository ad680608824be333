import type { QueryProblem } from '../../../shared/query.ts'
import { useStore } from '../../state/store.ts'
import { isWord, say as sayAnything, useWords } from '../../state/words.ts'
import { list } from './list.ts'
import { queryProblem } from './query-state.ts'

/** What cannot be read in the query, with the place marked. The list keeps what was found before. */
export function QueryTrouble({ text }: { readonly text: string }) {
  const say = useWords()
  const problem = useStore(queryProblem)
  const failure = useStore(list, (all) => all.failure)
  const found =
    problem !== null
      ? { at: problem.at, length: problem.length, said: describe(problem) }
      : failure?.kind === 'query-unreadable'
        ? { at: failure.at, length: failure.length, said: failure.detail }
        : null
  return (
    <div className="query-trouble" id="query-trouble" role="status" hidden={found === null}>
      {found === null ? null : (
        <>
          <p className="mono query-trouble-text">
            {cutBefore(text.slice(0, found.at))}
            <mark>{text.slice(found.at, found.at + Math.max(1, found.length)) || '␣'}</mark>
            {text.slice(found.at + Math.max(1, found.length), found.at + found.length + AROUND)}
          </p>
          <p>{found.said}</p>
          <p className="soft">{say('records.query.kept')}</p>
        </>
      )}
    </div>
  )
}

/** Characters shown around the place. */
const AROUND = 40

function cutBefore(text: string): string {
  return text.length > AROUND ? `…${text.slice(-AROUND)}` : text
}

function describe({ problem, facts }: QueryProblem): string {
  const id = `records.query.problem.${problem}`
  const said = isWord(id) ? sayAnything(id, facts) : problem
  const { suggestion = '' } = facts
  return suggestion === '' ? said : `${said} ${sayAnything('records.query.suggestion', { suggestion })}`
}
