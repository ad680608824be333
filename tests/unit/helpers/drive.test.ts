import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { type DriveOptions, writeDrive } from '../../helpers/drive.ts'
import { tempFolder } from '../../helpers/temp.ts'

const layouts: readonly DriveOptions[] = [
  { messages: 120, layout: 'mbox', mailboxes: 3 },
  { messages: 120, layout: 'maildir' },
  { messages: 120, layout: 'eml' },
  { messages: 120, layout: 'mixed', attachments: 0.5 },
]

describe('a generated drive', () => {
  test.each(layouts)('is the same for the same seed, and another for another: %o', (options) => {
    const [one, two, other] = [tempFolder(), tempFolder(), tempFolder()]
    const facts = writeDrive(one, { ...options, seed: 5 })
    writeDrive(two, { ...options, seed: 5 })
    writeDrive(other, { ...options, seed: 6 })
    expect(hashOf(two)).toBe(hashOf(one))
    expect(hashOf(other)).not.toBe(hashOf(one))
    expect(facts.messages).toBe(120)
    expect(facts.files).toBe(filesIn(one).length)
    expect(facts.bytes).toBe(filesIn(one).reduce((sum, file) => sum + statSync(file).size, 0))
  })

  test('stops at the bytes asked for', () => {
    const { bytes } = writeDrive(tempFolder(), { bytes: 1_000_000 })
    expect(bytes).toBeGreaterThanOrEqual(1_000_000)
    expect(bytes).toBeLessThan(1_300_000)
  })

  test('holds one separator per message, and nothing that only looks like one', () => {
    const folder = tempFolder()
    writeDrive(folder, { messages: 1000 })
    const text = readFileSync(join(folder, 'postbus-1.mbox'), 'latin1')
    expect(text.match(/^From /gm)).toHaveLength(1000)
    expect(text.match(/^From post@example\.nl \w{3} \w{3} [ \d]\d /gm)).toHaveLength(1000)
  })

  test('is mail for another reader: senders, dates, threads, words and whole attachments', async () => {
    const folder = tempFolder()
    writeDrive(folder, { messages: 60, layout: 'eml', attachments: 0.5 })
    const parsed = await Promise.all(filesIn(folder).map((file) => simpleParser(readFileSync(file))))
    expect(
      parsed.every((mail) => mail.from?.value[0]?.address?.includes('@') && mail.date && mail.messageId),
    ).toBe(true)
    expect(parsed.every((mail) => (mail.text ?? '').length > 50)).toBe(true)
    expect(parsed.filter((mail) => mail.inReplyTo).length).toBeGreaterThan(10)
    const attached = parsed.flatMap((mail) => mail.attachments)
    expect(attached.length).toBeGreaterThan(15)
    expect(attached.every(({ size }) => size % 57 === 0 && size > 1000)).toBe(true)
  })

  test('needs a measure', () => {
    expect(() => writeDrive(tempFolder(), {})).toThrow(RangeError)
  })
})

function filesIn(folder: string): string[] {
  return globSync('**', { cwd: folder })
    .sort()
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
}

function hashOf(folder: string): string {
  const hash = createHash('sha256')
  for (const file of filesIn(folder)) hash.update(file.slice(folder.length)).update(readFileSync(file))
  return hash.digest('hex')
}
