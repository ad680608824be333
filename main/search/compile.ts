import type { QueryTree } from '../../shared/query.ts'
import type { WordsTerm } from '../../shared/query-tree.ts'
import type { Expansion } from '../../shared/records.ts'
import type { ReadDb } from '../store/connection.ts'
import { partOf } from './conditions.ts'
import { expandWord } from './expand.ts'
import { joinMatches, matchWords } from './match.ts'
import { type Part, words } from './part.ts'

/** A query made ready for one depot, as it is now. */
export type Compiled = {
  readonly part: Part
  /** The words a record is ranked by: all that the query asks for and does not exclude; null when it asks for none. */
  readonly rank: string | null
  readonly expanded: readonly Expansion[]
}

/** Words of one query that other forms are looked for; further ones are searched as they stand. */
const MOST_EXPANDED = 20
/** Fields that hold running text: names and addresses have no other forms. */
const expandable: ReadonlySet<string | null> = new Set([null, 'subject', 'body', 'attachment', 'filename'])
const BRIEF = 4

type Work = { readonly db: ReadDb; readonly expanded: Map<string, Expansion>; readonly rank: string[] }

/**
 * Compiles a query to set algebra over records: neighbouring conditions on words become one MATCH, every other term a SELECT.
 * Whatever a person typed is a quoted string or a parameter, never syntax.
 */
export function compileQuery(db: ReadDb, query: QueryTree): Compiled {
  const work: Work = { db, expanded: new Map(), rank: [] }
  const part = compileTree(work, query, true)
  const rank = work.rank.length === 0 ? null : joinMatches('OR', [...new Set(work.rank)])
  const expanded = [...work.expanded.values()].filter(({ forms }) => forms.length > 0)
  return { part, rank, expanded }
}

function compileTree(work: Work, tree: QueryTree, wanted: boolean): Part {
  switch (tree.is) {
    case 'all':
      return { by: 'all' }
    case 'and':
    case 'or':
      return combine(
        tree.is,
        tree.of.map((member) => compileTree(work, member, wanted)),
      )
    case 'not':
      return { by: 'not', of: compileTree(work, tree.of, !wanted) }
    case 'words': {
      const match = compileWords(work, tree)
      if (wanted && !isBrief(tree)) work.rank.push(match)
      return words(match)
    }
    default:
      return partOf(work.db, tree)
  }
}

/** A beginning of few letters is everywhere: it says nothing of relevance, and to rank by it takes half a second. */
function isBrief({ form, text }: WordsTerm): boolean {
  return form === 'prefix' && text.length < BRIEF
}

function compileWords({ db, expanded }: Work, { field, text, form }: WordsTerm): string {
  const asTyped = matchWords(field, text, form === 'prefix')
  if (form !== 'open' || !expandable.has(field)) return asTyped
  const known = expanded.get(text)
  if (known === undefined && expanded.size >= MOST_EXPANDED) return asTyped
  const { forms } = known ?? expandWord(db, text)
  expanded.set(text, { word: text, forms })
  return joinMatches('OR', [asTyped, ...forms.map((each) => matchWords(field, each.word))])
}

/** Joins parts with AND or OR. All that is looked up in the index becomes one look-up. */
function combine(by: 'and' | 'or', parts: readonly Part[]): Part {
  const matches = parts.flatMap((part) => ('match' in part ? [part.match] : []))
  const others = parts.filter((part) => !('match' in part))
  const of =
    matches.length === 0 ? others : [words(joinMatches(by === 'and' ? 'AND' : 'OR', matches)), ...others]
  const [only] = of
  return of.length === 1 && only !== undefined ? only : { by, of }
}
