import type { Problem } from '../../../shared/problem.ts'
import { find } from '../mapi/find.ts'
import { EMBEDDED_DEPTH, type MapiAttachment, type MapiItem, type Property } from '../mapi/item.ts'
import { eachOnce } from '../mapi/order.ts'
import { PidTagAttachDataObject } from '../mapi/tags.ts'
import { PtypObject } from '../mapi/types.ts'
import { readCompound, type Storage } from './compound.ts'
import { writeCompound } from './compound-write.ts'
import { readNames } from './names.ts'
import { Preface, type Reading, readProperties } from './properties.ts'

/** Files above this size are not taken apart: they would have to be in memory whole. */
export const LARGEST_MSG = 128 * 1024 * 1024

const EMPTY: MapiItem = { properties: [], recipients: [], attachments: [] }
const OBJECT = '__SUBSTG1.0_3701000D'

/**
 * Reads an .msg or .oft file ([MS-OXMSG]). Values are views into `bytes` where they lie there in one piece. Never throws: of a
 * damaged file it gives what can be reached, with `compound-damaged` for what is wrong; of none an item without properties.
 * An OLE object attached is given as a compound file of its own, the same bytes every time.
 */
export function readMsg(bytes: Buffer): { item: MapiItem; problems: readonly Problem[] } {
  if (bytes.length > LARGEST_MSG)
    return { item: EMPTY, problems: [damaged(`${bytes.length} bytes, more than are taken apart`)] }
  const { root, faults } = readCompound(bytes)
  const problems: Problem[] = faults.map(damaged)
  const add = (problem: Problem): void => {
    if (problems.length < MAX_PROBLEMS) problems.push(problem)
  }
  const budget = { left: MAX_VALUES }
  const opening: Opening = { names: readNames(root), budget, report: (fault) => add(damaged(fault)), add }
  const item = readItem(root, { preface: Preface.top, depth: 0 }, opening)
  if (budget.left <= 0) add(damaged(`more than ${MAX_VALUES} values`))
  return { item, problems }
}

/** Problems of one file that are named, and values in its tables that are taken in. Nothing real comes near. */
const MAX_PROBLEMS = 50
const MAX_VALUES = 500_000

type Opening = Reading & { add(problem: Problem): void }
type Place = { readonly preface: number; readonly depth: number }

function damaged(detail: string): Problem {
  return { kind: 'compound-damaged', detail: detail.slice(0, 200) }
}

function readItem(storage: Storage, { preface, depth }: Place, opening: Opening): MapiItem {
  const recipients = rowsOf(storage, '__RECIP_VERSION1.0_#')
  const attachments = rowsOf(storage, '__ATTACH_VERSION1.0_#')
  reportMissing(storage, { recipients: recipients.length, attachments: attachments.length }, opening)
  return {
    properties: readProperties(storage, preface, opening),
    recipients: recipients.map((row) => readProperties(row, Preface.other, opening)),
    attachments: attachments.map((row) => readAttachment(row, depth, opening)),
  }
}

/** The property stream of an item begins with the numbers of its recipients and attachments ([MS-OXMSG] §2.4.1.1). */
function reportMissing(
  { streams }: Storage,
  found: { readonly recipients: number; readonly attachments: number },
  { report }: Opening,
): void {
  const preface = streams.get('__PROPERTIES_VERSION1.0')?.bytes
  if (preface === undefined || preface.length < Preface.embedded) return
  const said = { recipients: preface.readUInt32LE(16), attachments: preface.readUInt32LE(20) } as const
  for (const what of ['recipients', 'attachments'] as const)
    if (said[what] > found[what]) report(`${found[what]} of ${said[what]} ${what}`)
}

/** The storages of a table in the order of their numbers ([MS-OXMSG] §2.2.1, §2.2.2). */
function rowsOf(storage: Storage, prefix: string): Storage[] {
  return [...storage.storages]
    .filter(([name]) => name.startsWith(prefix))
    .sort(([a], [b]) => numberOfRow(a, prefix) - numberOfRow(b, prefix))
    .map(([, row]) => row)
}

function numberOfRow(name: string, prefix: string): number {
  const number = Number.parseInt(name.slice(prefix.length), 16)
  return Number.isNaN(number) ? Number.MAX_SAFE_INTEGER : number
}

function readAttachment(row: Storage, depth: number, opening: Opening): MapiAttachment {
  const properties = readProperties(row, Preface.other, opening)
  const object = row.storages.get(OBJECT)
  if (object === undefined) return { properties, embedded: null }
  const isItem = object.streams.has('__PROPERTIES_VERSION1.0')
  if (isItem && depth < EMBEDDED_DEPTH) {
    const embedded = readItem(object, { preface: Preface.embedded, depth: depth + 1 }, opening)
    return { properties, embedded }
  }
  if (isItem) opening.add({ kind: 'parts-too-deep' })
  return { properties: withObject(properties, object, opening), embedded: null }
}

/** [MS-OXMSG] §2.2.2.1.1: what another program attached is a storage; as bytes it is the compound file it could be saved as. */
function withObject(properties: Property[], object: Storage, { add }: Opening): Property[] {
  if (find(properties, PidTagAttachDataObject) !== null) return properties
  const value = writeCompound(object)
  if (value === null) {
    add({ kind: 'attachment-unreadable', detail: 'an object of too many storages' })
    return properties
  }
  return eachOnce([...properties, { id: PidTagAttachDataObject, type: PtypObject, name: null, value }])
}
