import { isOpenedDatabase, type LedgerLine, type SourceAccount } from '../../../../shared/ledger.ts'
import { writeTerm } from '../../../../shared/query-text.ts'
import type { WordId } from '../../../../shared/words/en.ts'
import { isWord } from '../../../state/words.ts'

type Folder = SourceAccount['folders'][number]

/** What nodes come to, as their reader counts them: of what, by the name of the fact, and what each of them is. */
const SUMS = {
  nodes: ['inFolder', 'associated', 'recovered', 'unreadable', 'structural', 'other'],
  formerNodes: ['deletedFound', 'lostFound', 'formerGone', 'formerSame'],
} as const
type Whole = keyof typeof SUMS
type Part = (typeof SUMS)[Whole][number]

/** Records that are found by no other mark than that they lie in their folder. */
const IN_FOLDER = '-is:associated -is:recovered -is:deleted'

/** The parts that are records: how these were found, and the terms that find them. */
const FOUND: Partial<Record<Part, readonly [foundAs: string, terms: string]>> = {
  inFolder: ['', IN_FOLDER],
  associated: ['associated', 'is:associated'],
  recovered: ['recovered', 'is:recovered'],
  deletedFound: ['deleted', 'is:deleted'],
  lostFound: ['recovered', 'is:recovered'],
}

/** How the records of a file were found, or what its nodes are: how many, in words, and the query that finds just these. */
export type Found = { readonly id: WordId; readonly n: number; readonly query: string | null }

/** Whether a line has more to its account than its own figures. */
export function hasDepth(line: LedgerLine): boolean {
  return isOpenedDatabase(line) || (line.role === 'mail' && line.found > 1)
}

/** Nodes that each are in one part; `left` are in none, of a file that is accounted for 0. */
export type Sum = {
  readonly id: WordId
  readonly whole: number
  readonly parts: readonly Found[]
  readonly left: number
}

/** What the nodes of a database come to: those there are, and, where there are any, those that only its old pages name. */
export function sumsOf(account: SourceAccount): Sum[] {
  const { nodes, formerNodes = 0 } = account.survey
  return [
    ...(nodes === undefined ? [] : [sumOf(account, 'nodes', nodes)]),
    ...(formerNodes === 0 ? [] : [sumOf(account, 'formerNodes', formerNodes)]),
  ]
}

function sumOf({ sourceFile, survey, foundAs }: SourceAccount, name: Whole, whole: number): Sum {
  const parts = SUMS[name].map((part): Found => {
    const n = survey[part] ?? 0
    const [as, terms] = FOUND[part] ?? [null, '']
    const records = foundAs.find((each) => each.foundAs === as)?.records
    return { id: `ledger.nodes.${part}`, n, query: records === n ? `source:${sourceFile} ${terms}` : null }
  })
  return { id: `ledger.${name}`, whole, parts, left: whole - parts.reduce((sum, { n }) => sum + n, 0) }
}

/** How the records of a file were found; none where all of them are simply in their folder. */
export function foundOf({ sourceFile, foundAs }: SourceAccount): Found[] {
  if (foundAs.every((each) => each.foundAs === '')) return []
  return foundAs.flatMap(({ foundAs: as, records: n }): Found[] => {
    const id = `ledger.nodes.${as === '' ? 'inFolder' : as}`
    if (!isWord(id)) return []
    const terms = as === '' ? IN_FOLDER : `is:${as}`
    return [{ id, n, query: `source:${sourceFile} ${terms}` }]
  })
}

/** What was counted over the whole file besides, and is not nothing: of nodes only what is no part of them. */
export function countsOf({ survey }: SourceAccount): [name: string, count: number][] {
  const ofNodes = new Set<string>([...Object.keys(SUMS), ...Object.values(SUMS).flat()])
  const isTold = (name: string) => survey['nodes'] !== undefined && ofNodes.has(name)
  return Object.entries(survey).filter(([name, count]) => count > 0 && !isTold(name))
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
  return term === '' ? null : `source:${sourceFile} ${term} ${IN_FOLDER}`
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
