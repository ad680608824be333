import { createHash } from 'node:crypto'
import type { MailFormat, RawItem, ReadEnd } from '../../main/read/item.ts'
import { typeOf } from '../../main/read/pst/messaging/node-types.ts'
import type { Layout } from '../../main/read/pst/ndb/layout.ts'
import { openNodeDatabase } from '../../main/read/pst/ndb/open.ts'
import { BLOCK_TREE } from '../../main/read/pst/ndb/page.ts'
import { bytesOf } from '../../main/source/bytes.ts'
import type { Problem } from '../../shared/problem.ts'
import { pagesIn } from '../helpers/node-database.ts'
import type { Range } from '../helpers/pst/truth.ts'
import { type Damaged, meet } from './damages.ts'

/** What was read of an item: its content by hash, where it lies, and what is said to be wrong with it. */
type ItemRead = { readonly content: string; readonly place: string; readonly problems: readonly Problem[] }

/** What was read of a file. Items and spans set aside by node. */
export type Reading = {
  readonly items: ReadonlyMap<number, ItemRead>
  readonly asides: ReadonlySet<number>
  readonly end: ReadEnd
  readonly milliseconds: number
}

export async function readingOf(format: MailFormat, bytes: Buffer): Promise<Reading> {
  const begun = performance.now()
  const items = new Map<number, ItemRead>()
  const asides = new Set<number>()
  let end: ReadEnd | null = null
  let cursor = 0
  for await (const step of format.read(bytesOf(bytes), 0, {})) {
    if (end !== null) throw new Error('a step after the account')
    if (step.step === 'end') {
      end = step
      continue
    }
    if (step.cursor <= cursor) throw new Error(`the cursor ${step.cursor} after ${cursor}`)
    cursor = step.cursor
    if (step.step === 'aside') asides.add(cursor - 1)
    else items.set(cursor - 1, itemRead(step))
  }
  if (end === null) throw new Error('no account')
  return { items, asides, end, milliseconds: performance.now() - begun }
}

function itemRead({ pieces, folder, foundAs, flags, keywords, problems }: RawItem): ItemRead {
  const hash = createHash('sha256')
  for (const piece of pieces()) hash.update(piece)
  return {
    content: hash.digest('hex'),
    place: JSON.stringify([folder, foundAs, flags, keywords]),
    problems,
  }
}

/** A whole file, what was read of it, and what each part of that depends on. */
export type Whole = {
  readonly bytes: Buffer
  readonly reading: Reading
  /** Of the content of an item: its own bytes, the ways to them, and the names of properties. */
  readonly content: ReadonlyMap<number, readonly Range[]>
  /** Pages that only say where blocks lie, which the blocks say themselves. */
  readonly blockPages: readonly Range[]
  /** Of the places of all items: everything but items. */
  readonly structure: readonly Range[]
}

/** The node with the names of properties ([MS-PST] §2.4.1). */
const NAMES = 0x61
/** Nodes of messages, associated ones, and of attachments. */
const ITEMS: readonly number[] = [0x04, 0x05, 0x08]

export async function wholeOf(
  format: MailFormat,
  bytes: Buffer,
  layout: Layout,
  dependsOn: (nid: number) => Range[],
): Promise<Whole> {
  const reading = await readingOf(format, bytes)
  const database = openNodeDatabase(bytesOf(bytes))
  if (!('kind' in database)) throw new Error(database.detail)
  const others = [...database.nodes()].map(({ nid }) => nid).filter((nid) => !ITEMS.includes(typeOf(nid)))
  const names = dependsOn(NAMES)
  const pages = pagesIn(bytes, layout, BLOCK_TREE)
  return {
    bytes,
    reading,
    blockPages: pages.map(({ start }) => ({ start, length: layout.pageSize })),
    content: new Map([...reading.items.keys()].map((nid) => [nid, merged([...dependsOn(nid), ...names])])),
    structure: merged(others.flatMap(dependsOn)),
  }
}

/** The same bytes in as few ranges as can be. */
function merged(ranges: readonly Range[]): Range[] {
  const joined: { start: number; length: number }[] = []
  for (const { start, length } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last !== undefined && start <= last.start + last.length)
      last.length = Math.max(last.length, start + length - last.start)
    else joined.push({ start, length })
  }
  return joined
}

/** Damage is named near its place when no more than the largest block or page lies between. */
const NEAR = 8192

/** What a reading of a damaged file must not have done; none when damage cost what lies in it, and was named. */
export function faultsOf(whole: Whole, { spans }: Damaged, reading: Reading): string[] {
  const faults = [...faultsOfAccount(reading)]
  const isProven = spans.every((span) => whole.blockPages.some((page) => holds(page, span)))
  const isWhere = !isProven && meet(whole.structure, spans)
  let cost = false
  for (const [nid, before] of whole.reading.items) {
    const now = reading.items.get(nid)
    const isHit = !isProven && meet(whole.content.get(nid) ?? [], spans)
    const isChanged = now?.content !== before.content
    if (isChanged && !isHit) faults.push(`item ${nid} is ${now === undefined ? 'lost' : 'changed'}`)
    if (isChanged && now !== undefined && now.problems.length === before.problems.length)
      faults.push(`item ${nid} is changed and does not say so`)
    if (!isChanged && !isHit && now.problems.length > before.problems.length)
      faults.push(`item ${nid} is whole and says ${now.problems[0]?.detail}`)
    if (now !== undefined && now.place !== before.place && !isWhere && !isHit)
      faults.push(`item ${nid} is elsewhere: ${now.place}`)
    cost ||= isChanged || now.place !== before.place
  }
  for (const nid of reading.items.keys())
    if (!whole.reading.items.has(nid)) faults.push(`item ${nid} was never there`)
  if (cost && !isNamed(reading, spans)) faults.push('something is lost, and no damage is named near')
  return faults
}

function holds(outer: Range, { start, length }: Range): boolean {
  return start >= outer.start && start + length <= outer.start + outer.length
}

/** The last step holds: items as counted, nodes as added up. */
function faultsOfAccount({ items, asides, end: { counted, survey } }: Reading): string[] {
  const of = (name: string): number => survey[name] ?? 0
  const [inFolder, associated, recovered] = [of('inFolder'), of('associated'), of('recovered')]
  const added = inFolder + associated + recovered + of('unreadable') + of('structural') + of('other')
  return [
    counted === items.size ? '' : `counted ${counted}, read ${items.size}`,
    inFolder + associated + recovered === items.size ? '' : 'items by how they were found do not add up',
    of('unreadable') === asides.size ? '' : `${of('unreadable')} unreadable, ${asides.size} set aside`,
    of('nodes') === added ? '' : `${of('nodes')} nodes, of which ${added} are told of`,
  ].filter((fault) => fault !== '')
}

function isNamed({ items, end }: Reading, spans: readonly Range[]): boolean {
  const problems = [...end.problems, ...[...items.values()].flatMap((item) => item.problems)]
  const places = problems.flatMap(({ start, length }) =>
    start === undefined ? [] : [{ start, length: length ?? 0 }],
  )
  return meet(places, spans, NEAR)
}
