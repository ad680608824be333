import { databases, type LedgerLine, type SourceAccount } from '../../../../shared/ledger.ts'
import { writeTerm } from '../../../../shared/query-text.ts'
import type { WordId } from '../../../../shared/words/en.ts'
import { isWord } from '../../../state/words.ts'

type Folder = SourceAccount['folders'][number]

/** The parts that every node of a database is one of, as its reader counts them. */
const NODE_PARTS = ['inFolder', 'associated', 'recovered', 'unreadable', 'structural', 'other'] as const

/** How the records of a file were found, or what its nodes are: how many, in words, and the query that finds just these. */
export type Found = { readonly id: WordId; readonly n: number; readonly query: string | null }

/** Whether a line has more to its account than its own figures. */
export function hasDepth({ role, format, found }: LedgerLine): boolean {
  return role === 'mail' && (databases.has(format) || found > 1)
}

/** All nodes of a database by what they are; `left` are in no part, of a file that is accounted for 0. Null without nodes. */
export function nodesOf({ sourceFile, survey, foundAs }: SourceAccount) {
  const { nodes } = survey
  if (nodes === undefined) return null
  const recordsAs = (...as: string[]) =>
    foundAs.reduce((sum, each) => sum + (as.includes(each.foundAs) ? each.records : 0), 0)
  const records: Partial<Record<(typeof NODE_PARTS)[number], readonly [number, string]>> = {
    inFolder: [recordsAs('', 'deleted'), '-is:associated -is:recovered'],
    associated: [recordsAs('associated'), 'is:associated'],
    recovered: [recordsAs('recovered'), 'is:recovered'],
  }
  const parts = NODE_PARTS.map((name): Found => {
    const n = survey[name] ?? 0
    const [count, terms] = records[name] ?? [null, '']
    return { id: `ledger.nodes.${name}`, n, query: count === n ? `source:${sourceFile} ${terms}` : null }
  })
  return { nodes, parts, left: nodes - parts.reduce((sum, { n }) => sum + n, 0) }
}

/** How the records of a file were found; none where all of them are simply in their folder. */
export function foundOf({ sourceFile, foundAs }: SourceAccount): Found[] {
  if (foundAs.every((each) => each.foundAs === '')) return []
  return foundAs.flatMap(({ foundAs: as, records: n }): Found[] => {
    const id = `ledger.nodes.${as === '' ? 'inFolder' : as}`
    if (!isWord(id)) return []
    const terms = as === '' ? '-is:associated -is:recovered -is:deleted' : `is:${as}`
    return [{ id, n, query: `source:${sourceFile} ${terms}` }]
  })
}

/** What was counted over the whole file besides, and is not nothing: of nodes only what is no part of them. */
export function countsOf({ survey }: SourceAccount): [name: string, count: number][] {
  const parts = new Set<string>(survey['nodes'] === undefined ? [] : ['nodes', ...NODE_PARTS])
  return Object.entries(survey).filter(([name, count]) => count > 0 && !parts.has(name))
}

/** Whether a folder counts other items, or other associated ones, than were read from it. A search folder holds none of its own. */
export function differs({ kind, declared, declaredAssociated, read, associated }: Folder): boolean {
  if (kind === 'search') return false
  return isOther(declared, read) || isOther(declaredAssociated, associated)
}

/** Whether a count is there, and another. */
export function isOther(declared: number | null, found: number): boolean {
  return declared !== null && declared !== found
}

/** Whether nothing is in a folder, by its own count and by ours. */
export function isEmpty({ kind, declared, declaredAssociated, read, associated }: Folder): boolean {
  return kind === 'folder' && !declared && !declaredAssociated && read + associated === 0
}

/** The query that finds just the items read from a folder; null where none does. */
export function queryOfFolder(sourceFile: number, { folder }: Folder): string | null {
  if (folder === null) return null
  const term = writeTerm('in', folder)
  return term === '' ? null : `source:${sourceFile} ${term} -is:associated -is:recovered`
}

/** The kinds of a file's records, the most first, each with its classes. */
export type KindCount = {
  readonly kind: string
  readonly records: number
  readonly query: string
  /** Message classes; none where items have no class. */
  readonly classes: readonly (readonly [itemClass: string, records: number, query: string])[]
}

export function kindsOf({ sourceFile, classes }: SourceAccount): KindCount[] {
  const byKind = Map.groupBy(classes, ({ kind }) => kind)
  const counted = [...byKind].map(([kind, of]) => ({
    kind,
    records: of.reduce((sum, { records }) => sum + records, 0),
    query: `source:${sourceFile} ${writeTerm('kind', kind)}`,
    classes: of
      .filter(({ itemClass }) => itemClass !== '')
      .map(({ itemClass, records }) => {
        const term = `${writeTerm('class', itemClass)} ${writeTerm('kind', kind)}`
        return [itemClass, records, `source:${sourceFile} ${term}`] as const
      }),
  }))
  return counted.sort((a, b) => b.records - a.records)
}
