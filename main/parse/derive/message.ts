import type { Problem } from '../../../shared/problem.ts'
import type { MapiItem } from '../../read/mapi/item.ts'
import { Properties } from '../../read/mapi/properties.ts'
import type { LeftOut } from '../left-out.ts'
import { type Attached, attachmentEntity } from './attachments.ts'
import { bodiesOf, bodyEntity } from './bodies.ts'
import { beginDeriving, type Deriving, oneDeeper } from './deriving.ts'
import { type Entity, messageEntity, multipart } from './entity.ts'
import { headerOf } from './header.ts'
import { protectedBody } from './protected-body.ts'
import { shownIn } from './shown.ts'

/** A message made of an item, and what of the item could not be put into it. */
export type Derived = { readonly message: Buffer; readonly problems: readonly Problem[] }

/**
 * Makes a message (RFC 5322) of an Outlook item: the header it was sent with, or one made from its properties; its bodies; its
 * attachments, items attached to it as messages. The same bytes for the same item on every run and machine. Never throws.
 */
export function deriveMessage(item: MapiItem): Derived {
  return deriveInto(item, null)
}

/** The same message without what can be left out of it, and that: what is to be parsed, in less time and memory. Never throws. */
export function deriveOutline(item: MapiItem): Derived & { readonly leftOut: readonly LeftOut[] } {
  const leftOut: LeftOut[] = []
  return { ...deriveInto(item, leftOut), leftOut }
}

function deriveInto(item: MapiItem, leftOut: LeftOut[] | null): Derived {
  const deriving = beginDeriving()
  try {
    const { head, body } = derive(item, deriving)
    const fields = Buffer.concat([head, Buffer.from(`${body.fields}\r\n`)])
    const message = Buffer.alloc(fields.length + (leftOut === null ? body.size : body.outline))
    body.lay(message, fields.copy(message), leftOut)
    return { message, problems: deriving.problems.list }
  } catch (error) {
    leftOut?.splice(0)
    deriving.problems.add('parser-failed', { detail: error instanceof Error ? error.name : 'unknown' })
    return { message: deriveHeader(item), problems: deriving.problems.list }
  }
}

/** Makes only the header of the message, of an item of which only the beginning is there. Never throws. */
export function deriveHeader(item: MapiItem): Buffer {
  const end = Buffer.from('\r\n')
  try {
    const properties = new Properties(item.properties)
    return Buffer.concat([headerOf(properties, rowsOf(item, properties.codePage)), end])
  } catch {
    return end
  }
}

function derive(item: MapiItem, deriving: Deriving): { head: Buffer; body: Entity } {
  const properties = new Properties(item.properties)
  const head = headerOf(properties, rowsOf(item, properties.codePage))
  const version = Buffer.from('MIME-Version: 1.0\r\n')
  return { head: Buffer.concat([head, version]), body: bodyOf(item, properties, deriving) }
}

function bodyOf(item: MapiItem, properties: Properties, deriving: Deriving): Entity {
  const whole = protectedBody(item, properties)
  if (whole !== null) return whole
  const bodies = bodiesOf(properties, deriving)
  const isShown = shownIn(bodies.html?.bytes ?? null)
  const attached: Attached[] = []
  for (const attachment of item.attachments) {
    attached.push(
      attachmentEntity(attachment, {
        codePage: properties.codePage,
        deriving,
        isShown,
        deriveInner: (inner, fields) => {
          const { head, body } = derive(inner, oneDeeper(deriving))
          return messageEntity(`${fields}Content-Transfer-Encoding: 8bit\r\n`, head, body)
        },
      }),
    )
  }
  const shown = attached.filter((each) => each.isShown).map((each) => each.entity)
  const others = attached.filter((each) => !each.isShown).map((each) => each.entity)
  return multipart('mixed', [bodyEntity(bodies, shown), ...others])
}

function rowsOf(item: MapiItem, codePage: number | null): Properties[] {
  return [...item.recipients].map((row) => new Properties(row, codePage))
}
