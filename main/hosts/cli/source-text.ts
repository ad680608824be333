import type { SourceAccount } from '../../../shared/ledger.ts'
import { counted, grouped, sized } from './print.ts'
import { printable } from './printable.ts'

/** More classes or folders of one file than these nobody reads in a terminal; `--json` of the ledger's parts has all. */
const MOST_CLASSES = 12
const MOST_FOLDERS = 40

/** The account of a database of mail below its line: its nodes, the classes of its items, its folders; nothing of other files. */
export function sourceText(account: SourceAccount): string[] {
  if (account.folders.length === 0) return []
  return [
    ...nodesText(account),
    ...classesText(account),
    ...attachmentsText(account),
    ...foldersText(account),
  ]
}

/** What became of the nodes of before, which are none of the nodes there are. */
const FORMER = new Set(['deletedFound', 'lostFound', 'formerGone', 'formerSame'])

/** "nodes 55 = in folder 4 + associated 0 + …", as its reader counts them, what it counts besides, and the nodes of before. */
function nodesText({ survey }: SourceAccount): string[] {
  const { nodes, formerNodes = 0, ...parts } = survey
  if (nodes === undefined) return []
  const named = Object.entries(parts).filter(([, count]) => count > 0)
  const former = named.filter(([name]) => FORMER.has(name))
  const today = named.filter(([name]) => !FORMER.has(name))
  const ofBefore = `nodes that only old pages name ${grouped(formerNodes)}: ${countsText(former)}`
  return [`nodes ${grouped(nodes)}: ${countsText(today)}`, ...(formerNodes > 0 ? [ofBefore] : [])]
}

function countsText(counts: readonly (readonly [name: string, count: number])[]): string {
  return counts.map(([name, count]) => `${wordsOf(name)} ${grouped(count)}`).join(', ')
}

/** "inFolder" as words. */
function wordsOf(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
}

function classesText({ classes }: SourceAccount): string[] {
  const named = classes
    .slice(0, MOST_CLASSES)
    .map(
      ({ itemClass, kind, records }) =>
        `${itemClass === '' ? kind : printable(itemClass)} ${grouped(records)}`,
    )
  const rest = classes.length - named.length
  if (named.length === 0) return []
  return [`classes: ${[...named, ...(rest > 0 ? [`and ${grouped(rest)} more`] : [])].join(', ')}`]
}

function attachmentsText({
  attachments: { count, declared, declaredBytes, readBytes },
}: SourceAccount): string[] {
  if (count === 0) return []
  const sizes = `${sized(declaredBytes)} declared by ${grouped(declared)} of them, ${sized(readBytes)} read`
  return [`${counted(count, 'attachment')}${declared === 0 ? '' : `: ${sizes}`}`]
}

function foldersText({ folders }: SourceAccount): string[] {
  const holding = folders.filter(
    ({ declared, declaredAssociated, read, associated }) =>
      (declared ?? 0) + (declaredAssociated ?? 0) + read + associated > 0,
  )
  const shown = holding.slice(0, MOST_FOLDERS).map(folderText)
  const empty = folders.length - holding.length
  const rest = [
    ...(holding.length > shown.length ? [`${counted(holding.length - shown.length, 'more folder')}`] : []),
    ...(empty > 0 ? [counted(empty, 'empty folder')] : []),
  ]
  return [...shown, ...(rest.length > 0 ? [`and ${rest.join(', ')}`] : [])]
}

function folderText(folder: SourceAccount['folders'][number]): string {
  const { path, kind, declared, declaredAssociated, read, associated } = folder
  const name = path === '' ? '(top)' : printable(path)
  if (kind === 'search') return `${name}: search folder`
  const hidden = associated > 0 || (declaredAssociated ?? 0) > 0
  const parts = [
    against(read, declared),
    ...(hidden ? [against(associated, declaredAssociated, ' hidden')] : []),
  ]
  return `${name}: ${parts.join(', ')}`
}

/** What was read, and the folder's own count where that is another. */
function against(read: number, declared: number | null, what = ''): string {
  const count = `${grouped(read)}${what}`
  return declared === null || declared === read ? count : `${count} (its own count: ${grouped(declared)})`
}
