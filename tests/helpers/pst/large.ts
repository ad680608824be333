import { type Dice, diceOf } from '../../../main/hosts/sample/seed.ts'
import type { LargeValue } from '../../../main/read/mapi/item.ts'
import { type Lines, linesOf } from '../words.ts'
import { appointment, contact, note, task } from './item-kinds.ts'
import { attached, attachedItem, mail, type Person } from './items.ts'
import type { AttachmentPlan, FolderPlan, ItemPlan, PstPlan } from './plan.ts'
import { noise } from './sample.ts'

/** A mailbox of any size. The same options make the same items. */
export type LargeOptions = {
  readonly items: number
  /** Folders they are spread over, evenly, one after the other. */
  readonly folders?: number
  /** Bytes of an attachment on average; one item in eight has one, or three. */
  readonly attachment: number
  /** Whether attachments are noise as pictures and archives are; else they repeat every 16 KiB and take little room in a depot. */
  readonly isNoise?: boolean
  /** Sizes of attachments larger than all others, spread over the mailbox. */
  readonly giants?: readonly number[]
}

/** The mailbox of a municipality: nine items in ten are mail, with the header they came with or without, the rest what people plan. */
export function largePst({ items, folders = 20, giants = [], ...options }: LargeOptions): PstPlan {
  const each = Math.ceil(items / folders)
  const drawing = { ...beginDrawing(options), giants, giantEvery: Math.floor(items / (giants.length + 1)) }
  return {
    encryption: 'permute',
    folders: Array.from({ length: folders }, (_, place): FolderPlan => {
      const from = place * each
      return { name: `Map ${place + 1}`, items: drawItems(drawing, from, Math.min(items, from + each)) }
    }),
  }
}

type Drawing = {
  readonly dice: Dice
  readonly lines: Lines
  readonly html: Lines
  readonly data: Buffer
  readonly attachment: number
  readonly giants: readonly number[]
  readonly giantEvery: number
}

const MIB = 1024 * 1024
const PERIOD = 16 * 1024
const PEOPLE = 400
/** 1 January 2004 and sixteen years of milliseconds. */
const FIRST = 1_072_915_200_000
const SPAN = 16 * 365 * 86_400

function beginDrawing({ attachment, isNoise = false }: Omit<LargeOptions, 'items'>) {
  const size = Math.max(MIB, 3 * attachment)
  return {
    dice: diceOf(4),
    lines: linesOf(5, 4 * MIB, (line) => `${line}\r\n`),
    html: linesOf(6, MIB, (line) => `<p class=MsoNormal>${line}</p>\r\n`),
    data: isNoise ? noise(size) : Buffer.alloc(size, noise(PERIOD)),
    attachment,
  }
}

function* drawItems(drawing: Drawing, from: number, to: number): Generator<ItemPlan> {
  for (let number = from; number < to; number++) yield drawItem(drawing, number)
}

function drawItem(drawing: Drawing, number: number): ItemPlan {
  const { dice, lines } = drawing
  const subject = `${textOf(lines, 1, dice)
    .slice(0, 15 + dice.number(45))
    .trim()} ${number}`
  const start = new Date(FIRST + dice.number(SPAN) * 1000)
  switch (dice.number(40)) {
    case 0:
    case 1:
      return appointment({
        subject,
        start,
        end: new Date(start.getTime() + 3_600_000),
        location: 'Raadzaal',
        text: textOf(lines, 3, dice),
        to: [personOf(dice), personOf(dice)],
      })
    case 2:
      return contact({
        given: 'Contact',
        family: String(number),
        email: personOf(dice).address,
        company: 'Gemeente Voorbeeld',
      })
    case 3:
      return dice.number(2) === 0
        ? task({ subject, start, text: textOf(lines, 2, dice) })
        : note(`${subject}\r\n${textOf(lines, 2, dice)}`)
    default:
      return drawMail(drawing, number, { subject, sent: start })
  }
}

function drawMail(
  drawing: Drawing,
  number: number,
  { subject, sent }: { readonly subject: string; readonly sent: Date },
): ItemPlan {
  const { dice, lines, html } = drawing
  const from = personOf(dice)
  const to = Array.from({ length: 1 + dice.number(3) }, () => personOf(dice))
  const text = textOf(lines, 3 + dice.number(30), dice)
  const messageId = `<${number}@mail.example.org>`
  const headers =
    `Received: from mail.example.org by mx.example.nl; ${sent.toUTCString()}\r\nFrom: ${from.name} <${from.address}>\r\n` +
    `To: ${to.map(({ name, address }) => `${name} <${address}>`).join(', ')}\r\nSubject: ${subject}\r\n` +
    `Date: ${sent.toUTCString()}\r\nMessage-ID: ${messageId}\r\n\r\n`
  return mail({
    subject: dice.number(3) === 0 ? `RE: ${subject}` : subject,
    from,
    to,
    cc: dice.number(3) === 0 ? [personOf(dice)] : [],
    text,
    ...(dice.number(3) === 0
      ? { html: `<html><body>\r\n${textOf(html, 3 + dice.number(30), dice)}</body></html>` }
      : {}),
    ...(dice.number(2) === 0 ? { headers } : {}),
    messageId,
    sent,
    attachments: drawAttachments(drawing, number),
  })
}

function drawAttachments(drawing: Drawing, number: number): AttachmentPlan[] {
  const { dice, giants, giantEvery } = drawing
  const giant = number % giantEvery === giantEvery - 1 ? giants[Math.floor(number / giantEvery)] : undefined
  if (giant !== undefined) return [attached(`groot ${number}.bin`, repeated(drawing.data, giant))]
  if (dice.number(200) === 0)
    return [
      attachedItem(
        'Doorgestuurd',
        mail({ subject: `Binnen ${number}`, text: textOf(drawing.lines, 5, dice) }),
      ),
    ]
  const count = dice.number(8) > 0 ? 0 : dice.number(8) === 0 ? 3 : 1
  return Array.from({ length: count }, (_, place) => {
    const size = 200 + dice.number(2 * drawing.attachment)
    const start = dice.number(drawing.data.length - size)
    return attached(`bijlage ${number}-${place}.bin`, drawing.data.subarray(start, start + size))
  })
}

/** So many bytes, the same ones over and over. */
function repeated(data: Buffer, size: number): LargeValue {
  return {
    size,
    *pieces() {
      for (let left = size; left > 0; left -= data.length) yield data.subarray(0, Math.min(left, data.length))
    },
  }
}

function textOf({ bytes, starts, count }: Lines, wanted: number, dice: Dice): string {
  const first = dice.number(count - wanted)
  return bytes.toString('utf8', starts[first], starts[first + wanted])
}

/** A few write most of the mail: the product of two even draws leans towards the first. */
function personOf(dice: Dice): Person {
  const number = Math.floor((dice.number(PEOPLE) * dice.number(PEOPLE)) / PEOPLE)
  return { name: `Medewerker ${number}`, address: `m${number}@d${number % 40}.example.nl` }
}
