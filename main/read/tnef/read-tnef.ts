import type { Problem } from '../../../shared/problem.ts'
import { find } from '../mapi/find.ts'
import { EMBEDDED_DEPTH, type MapiAttachment, type MapiItem, type Property } from '../mapi/item.ts'
import { eachOnce } from '../mapi/order.ts'
import { PidTagAttachDataObject } from '../mapi/tags.ts'
import { PtypObject } from '../mapi/types.ts'
import { Att, type Attribute, attributesOf } from './attributes.ts'
import { propertiesOf } from './legacy.ts'
import { type Budget, Malformed, takeProperties, takeRows } from './properties.ts'

/** Attributes and properties of one stream, attached items included, that are taken in. Nothing real comes near. */
const MAX_PROPERTIES = 500_000

/** Problems of one stream that are named. */
const MAX_PROBLEMS = 50

/**
 * Reads a TNEF stream, a winmail.dat ([MS-OXTNEF]). Values are views into `bytes`. What properties say goes before what the
 * attributes of Microsoft Mail say. Never throws: of a damaged stream it gives what can be read, with `tnef-damaged` for what is
 * wrong; of none an item without properties.
 */
export function readTnef(bytes: Buffer): { item: MapiItem; problems: readonly Problem[] } {
  const problems: Problem[] = []
  const add = (problem: Problem): void => {
    if (problems.length < MAX_PROBLEMS) problems.push(problem)
  }
  const item = readStream(bytes, { depth: 0, budget: { left: MAX_PROPERTIES }, add })
  return { item, problems }
}

type Opening = { readonly depth: number; readonly budget: Budget; add(problem: Problem): void }

/** Properties as they are gathered: what attributes say counts where no property says it. */
type Gathered = { readonly said: Property[]; readonly attributes: Property[] }

function readStream(bytes: Buffer, opening: Opening): MapiItem {
  const message: Gathered = { said: [], attributes: [] }
  const recipients: Property[][] = []
  const attachments: Gathered[] = []
  const report = (detail: string): void => opening.add({ kind: 'tnef-damaged', detail })
  for (const attribute of attributesOf(bytes, report)) {
    if (--opening.budget.left < 0) {
      report('too many attributes')
      break
    }
    if (attribute.level === 'message') {
      takeAttribute(attribute, message, recipients, opening)
      continue
    }
    const begins = attribute.id === Att.attachRendData
    const open = begins ? undefined : attachments.at(-1)
    const attachment = open ?? { said: [], attributes: [] }
    if (open === undefined) attachments.push(attachment)
    takeAttribute(attribute, attachment, recipients, opening)
  }
  return {
    properties: together(message),
    recipients: recipients.map(eachOnce),
    attachments: attachments.map((attachment) => attachmentOf(together(attachment), opening)),
  }
}

function takeAttribute(
  attribute: Attribute,
  into: Gathered,
  recipients: Property[][],
  { budget, add }: Opening,
): void {
  const place = { bytes: attribute.data, at: 0, budget }
  try {
    if (attribute.id === Att.recipientTable) takeRows(place, recipients)
    else if (attribute.id === Att.messageProperties || attribute.id === Att.attachment)
      takeProperties(place, into.said)
    else into.attributes.push(...propertiesOf(attribute))
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    add({ kind: 'tnef-damaged', detail: `attribute ${attribute.id.toString(16)}: ${error.message}` })
  }
}

function together({ said, attributes }: Gathered): Property[] {
  const ids = new Set(said.filter(({ name }) => name === null).map(({ id }) => id))
  return eachOnce([...said, ...attributes.filter(({ id }) => !ids.has(id))])
}

/** Interfaces in front of an attached object ([MS-OXTNEF] §2.1.3.4.1): an item is a stream of its own. */
const ITEM = Buffer.from('0703020000000000c000000000000046', 'hex')
const STORAGE = Buffer.from('0b00000000000000c000000000000046', 'hex')
const STREAM = Buffer.from('0c00000000000000c000000000000046', 'hex')

function attachmentOf(properties: Property[], opening: Opening): MapiAttachment {
  const object = find(properties, PidTagAttachDataObject)
  if (object?.type !== PtypObject || !Buffer.isBuffer(object.value)) return { properties, embedded: null }
  const kind = object.value.subarray(0, 16)
  const bytes = object.value.subarray(16)
  if (kind.equals(ITEM)) {
    if (opening.depth < EMBEDDED_DEPTH) {
      const embedded = readStream(bytes, { ...opening, depth: opening.depth + 1 })
      return { properties: properties.filter((property) => property !== object), embedded }
    }
    opening.add({ kind: 'parts-too-deep' })
  }
  if (!kind.equals(ITEM) && !kind.equals(STORAGE) && !kind.equals(STREAM))
    return { properties, embedded: null }
  // What is in front says how to open the bytes, and is none of them.
  return {
    properties: properties.map((one) => (one === object ? { ...one, value: bytes } : one)),
    embedded: null,
  }
}
