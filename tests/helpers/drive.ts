import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { formatSeparatorDate } from '../../main/hosts/sample/compose.ts'
import { type MessageMaker, messageMaker } from './messages.ts'
import { type Writer, writerOf } from './writer.ts'

export type DriveOptions = {
  /** Stop after this many messages, or when this many bytes are reached, whichever comes first. One must be given. */
  readonly messages?: number
  readonly bytes?: number
  /** The same seed and options write the same bytes. */
  readonly seed?: number
  /** mbox: `mailboxes` files · maildir: one Maildir · eml: loose files in folders of 1,000 · mixed: all three, a third each. */
  readonly layout?: 'mbox' | 'maildir' | 'eml' | 'mixed'
  /** How many mbox files the messages are spread over, one after the other (1). */
  readonly mailboxes?: number
  /** The share of messages with an attachment (0.1). */
  readonly attachments?: number
}

/** What was written. */
export type DriveFacts = { readonly messages: number; readonly bytes: number; readonly files: number }

const FLUSH = 4 * 1024 * 1024

/** Writes a drive of made-up mail into `dir` (made when absent). Memory stays flat, so it can be of any size. */
export function writeDrive(dir: string, options: DriveOptions): DriveFacts {
  if (options.messages === undefined && options.bytes === undefined)
    throw new RangeError('messages or bytes must be given')
  const { layout = 'mbox', seed = 1, attachments = 0.1, mailboxes = 1 } = options
  const maker = messageMaker({ seed, attachments })
  mkdirSync(dir, { recursive: true })
  const whole = { messages: options.messages ?? Infinity, bytes: options.bytes ?? Infinity }
  if (layout === 'mbox') {
    const each = shareOf(whole, mailboxes)
    return sum(
      Array.from({ length: mailboxes }, (_, place) =>
        writeMbox(join(dir, `postbus-${place + 1}.mbox`), maker, each),
      ),
    )
  }
  if (layout === 'maildir') return writeMaildir(dir, maker, whole)
  if (layout === 'eml') return writeLoose(dir, maker, whole)
  const third = shareOf(whole, 3)
  return sum([
    writeMbox(join(dir, 'postbus.mbox'), maker, third),
    writeMaildir(join(dir, 'griffie'), maker, third),
    writeLoose(join(dir, 'los'), maker, third),
  ])
}

type Limit = { readonly messages: number; readonly bytes: number }

function shareOf(limit: Limit, parts: number): Limit {
  return { messages: Math.ceil(limit.messages / parts), bytes: Math.ceil(limit.bytes / parts) }
}

function sum(all: readonly DriveFacts[]): DriveFacts {
  const total = (key: keyof DriveFacts): number => all.reduce((so, facts) => so + facts[key], 0)
  return { messages: total('messages'), bytes: total('bytes'), files: total('files') }
}

function writeMbox(path: string, maker: MessageMaker, limit: Limit): DriveFacts {
  const file = openSync(path, 'w')
  const [message, block] = [writerOf(FLUSH), writerOf(FLUSH * 2)]
  let messages = 0
  let bytes = 0
  while (messages < limit.messages && bytes < limit.bytes) {
    message.clear()
    const at = maker.draw(message)
    const before = block.length
    block.text(`From post@example.nl ${formatSeparatorDate(at)}\n`)
    block.bytes(message.view(), 0, message.length)
    block.text('\n')
    bytes += block.length - before
    messages++
    if (block.length > FLUSH) flush(file, block)
  }
  flush(file, block)
  closeSync(file)
  return { messages, bytes, files: 1 }
}

function flush(file: number, block: Writer): void {
  const bytes = block.view()
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
  block.clear()
}

function writeMaildir(dir: string, maker: MessageMaker, limit: Limit): DriveFacts {
  for (const room of ['cur', 'new', 'tmp']) mkdirSync(join(dir, room), { recursive: true })
  return writeFiles(maker, limit, (number, at) => join(dir, 'cur', `${at}.M${number}P1.mail:2,S`))
}

function writeLoose(dir: string, maker: MessageMaker, limit: Limit): DriveFacts {
  return writeFiles(maker, limit, (number) => {
    const folder = join(dir, String(Math.floor(number / 1000)))
    if (number % 1000 === 0) mkdirSync(folder, { recursive: true })
    return join(folder, `${number}.eml`)
  })
}

function writeFiles(
  maker: MessageMaker,
  limit: Limit,
  nameOf: (number: number, at: number) => string,
): DriveFacts {
  const message = writerOf(FLUSH)
  let messages = 0
  let bytes = 0
  while (messages < limit.messages && bytes < limit.bytes) {
    message.clear()
    const at = maker.draw(message)
    writeFileSync(nameOf(messages, at), message.view())
    bytes += message.length
    messages++
  }
  return { messages, bytes, files: messages }
}
