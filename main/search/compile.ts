import type { QueryTree } from '../../shared/query.ts'
import type { WordsTerm } from '../../shared/query-tree.ts'
import type { Expansion } from '../../shared/records.ts'
import type { Cell, ReadDb } from '../store/connection.ts'
import { type Part, partOf, type SqlPart, sql, words } from './conditions.ts'
import { expandWord } from './expand.ts'
import { joinMatches, matchWords } from './match.ts'

/** A query made ready for one depot, as it is now. */
export type Compiled = {
  readonly part: Part
  /** The words a record is ranked by: all that the query asks for and does not exclude; null when it asks for none. */
  readonly rank: string | null
  readonly expanded: readonly Expansion[]
}

/** A condition about row `r` of table record, with its parameters. */
export type Condition = { readonly sql: string; readonly parameters: readonly (Cell | bigint)[] }

/** Words of one query that other forms are looked for; further ones are searched as they stand. */
const MOST_EXPANDED = 20
/** Fields that hold running text: names and addresses have no other forms. */
const expandable: ReadonlySet<string | null> = new Set([null, 'subject', 'body', 'attachment', 'filename'])

type Work = { readonly db: ReadDb; readonly expanded: Map<string, Expansion>; readonly rank: string[] }

/**
 * Compiles a query to set algebra over records: neighbouring conditions on words become one MATCH, the rest stays SQL.
 * Whatever a person typed is a quoted string or a parameter, never syntax.
 */
export function compileQuery(db: ReadDb, query: QueryTree): Compiled {
  const work: Work = { db, expanded: new Map(), rank: [] }
  const part = compileTree(work, query, true)
  const rank = work.rank.length === 0 ? null : joinMatches('OR', [...new Set(work.rank)])
  const expanded = [...work.expanded.values()].filter(({ forms }) => forms.length > 0)
  return { part, rank, expanded }
}

/** The condition of a part, for a WHERE. */
export function conditionOf(part: Part): Condition {
  if (part.by === 'sql') return part
  const within = part.negated ? 'NOT IN' : 'IN'
  return {
    sql: `r.content ${within} (SELECT rowid FROM words WHERE words MATCH ?)`,
    parameters: [part.match],
  }
}

function compileTree(work: Work, tree: QueryTree, wanted: boolean): Part {
  switch (tree.is) {
    case 'all':
      return sql('1')
    case 'and':
    case 'or':
      return combine(
        tree.is === 'and' ? 'AND' : 'OR',
        tree.of.map((member) => compileTree(work, member, wanted)),
      )
    case 'not':
      return not(compileTree(work, tree.of, !wanted))
    case 'words': {
      const match = compileWords(work, tree)
      if (wanted) work.rank.push(match)
      return words(match)
    }
    default:
      return partOf(work.db, tree)
  }
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

function not(part: Part): Part {
  if (part.by === 'words') return { ...part, negated: !part.negated }
  return sql(`NOT (${part.sql})`, ...part.parameters)
}

/** Joins parts with AND or OR. All conditions on words come together in at most two MATCHes. */
function combine(operator: 'AND' | 'OR', parts: readonly Part[]): Part {
  const matches = (negated: boolean) =>
    parts.flatMap((part) => (part.by === 'words' && part.negated === negated ? [part.match] : []))
  const [found, excluded] = [matches(false), matches(true)]
  const conditions = parts.filter((part) => part.by === 'sql')
  if (operator === 'AND' && found.length > 0) {
    const all = joinMatches('AND', found)
    const match = excluded.length === 0 ? all : `(${all} NOT ${joinMatches('OR', excluded)})`
    return conditions.length === 0 ? words(match) : split(match, balanced('AND', conditions))
  }
  const indexed: Part[] = []
  if (found.length > 0) indexed.push(words(joinMatches(operator, found)))
  // None of these: not one of them (AND). Not all of these: not all together (OR).
  if (excluded.length > 0) indexed.push(not(words(joinMatches(operator === 'AND' ? 'OR' : 'AND', excluded))))
  return balanced<Part>(operator, [...conditions, ...indexed])
}

function split(match: string, rest: SqlPart): Part {
  const found = conditionOf(words(match))
  const whole = sql(`(${found.sql} AND ${rest.sql})`, ...found.parameters, ...rest.parameters)
  return { ...whole, split: { match, rest } }
}

/** Joins two or more conditions as a balanced tree: SQLite refuses expressions deeper than 1,000. */
function balanced<Kind extends Part>(operator: 'AND' | 'OR', parts: readonly Kind[]): Kind | SqlPart {
  const [first] = parts
  if (first === undefined) throw new RangeError('nothing to join')
  if (parts.length === 1) return first
  const middle = parts.length >> 1
  const left = conditionOf(balanced(operator, parts.slice(0, middle)))
  const right = conditionOf(balanced(operator, parts.slice(middle)))
  return sql(`(${left.sql} ${operator} ${right.sql})`, ...left.parameters, ...right.parameters)
}
