import { createHash } from 'node:crypto'
import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { parseContent } from '../../../../main/parse/content.ts'
import { deriveMessage } from '../../../../main/parse/derive/message.ts'
import { arbitraryItem } from '../../../helpers/arbitrary-item.ts'
import { prop, recipient } from '../../../helpers/card-items.ts'
import { contentOf, file, letter } from '../../../helpers/mapi-items.ts'

/** Text as people write it and as nobody does: any characters, but no end mark, which ends a text. */
const text = fc.string({ unit: 'binary', maxLength: 120 }).map((each) => each.replaceAll('\0', ''))
const line = (each: string) => each.replace(/\s+/g, ' ').trim()
const bytes = fc.uint8Array({ maxLength: 500 }).map((each) => Buffer.from(each))
const address = fc.stringMatching(/^[a-z][a-z0-9.+-]{0,20}[a-z0-9]@[a-z]{1,10}\.example\.org$/)

describe('any item', () => {
  test.prop([arbitraryItem()], { numRuns: 100 })('makes a message, the same one every time', (item) => {
    const { message, problems } = deriveMessage(item)
    expect(deriveMessage(item).message).toEqual(message)
    expect(problems.map(({ kind }) => kind)).not.toContain('parser-failed')
    const parsed = parseContent(contentOf(item))
    expect(parsed.derivedBy).toBe('bewaarpost-mapi 1')
    expect(
      parsed.attachments.filter(({ path }) => /^(?:TEXT|\d+)$/.test(path)).length,
    ).toBeGreaterThanOrEqual([...item.attachments].length)
  })

  test.prop([text, text, fc.array(fc.tuple(text, bytes), { maxLength: 4 })], { numRuns: 150 })(
    'is read with the subject, the text, the names and the bytes it holds',
    (subject, body, files) => {
      const item = letter(
        [prop.text(0x0037, `.${subject}.`), prop.text(0x1000, `begin. ${body}`)],
        files.map(([name, content]) => file(`.${name}`, content)),
      )
      const parsed = parseContent(contentOf(item))
      expect(parsed.subject).toBe(line(`.${subject}.`))
      expect(parsed.text).toBe(`begin. ${body}`.replace(/\r\n?/g, '\n').trim())
      expect(
        parsed.attachments.map(({ name, sha256 }) => [name, Buffer.from(sha256).toString('hex')]),
      ).toEqual(
        files.map(([name, content]) => [`.${name}`.replace(/[\r\n\t]+/g, ' ').trim(), sha256Of(content)]),
      )
    },
  )

  test.prop([fc.array(fc.tuple(text, address, fc.constantFrom(1, 2, 3)), { minLength: 1, maxLength: 6 })], {
    numRuns: 150,
  })('is read with each of its recipients in its place', (people) => {
    const recipients = people.map(([name, mail, type]) => recipient(`.${name}`, mail, type))
    const read = parseContent(contentOf({ ...letter(), recipients })).addresses.filter(
      ({ role }) => role !== 'from',
    )
    const roles = ['', 'to', 'cc', 'bcc']
    const expected = [1, 2, 3].flatMap((place) =>
      people
        .filter(([, , type]) => type === place)
        .map(([, mail]) => ({ role: roles[place], address: mail })),
    )
    expect(read.map(({ role, address: mail }) => ({ role, address: mail }))).toEqual(expected)
  })
})

function sha256Of(each: Buffer): string {
  return createHash('sha256').update(each).digest('hex')
}
