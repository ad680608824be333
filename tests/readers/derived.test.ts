import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AddressObject, simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { messageOf, parseContent, readContentPart } from '../../main/parse/content.ts'
import { parseMessage } from '../../main/parse/message.ts'
import { formats } from '../../main/read/formats.ts'
import { openFile } from '../../main/source/bytes.ts'
import { describeWithCorpora } from '../helpers/corpora.ts'

/** Contents that are Outlook items, with a name for each. */
async function* contentsIn(corpora: string): AsyncGenerator<[name: string, raw: Buffer]> {
  for (const folder of ['msg', 'tnef']) {
    for (const path of readdirSync(join(corpora, folder), { recursive: true, encoding: 'utf8' }).sort())
      if (/\.(?:msg|dat)$/i.test(path)) yield [path, readFileSync(join(corpora, folder, path))]
  }
  for (const path of readdirSync(join(corpora, 'pst'), { recursive: true, encoding: 'utf8' }).sort()) {
    if (!path.endsWith('.pst')) continue
    const format = await formats.get(path.includes('32-bit') ? 'pst-ansi' : 'pst')?.load()
    const bytes = openFile(join(corpora, 'pst', path))
    for await (const step of format?.read(bytes, 0, {}) ?? [])
      if (step.step === 'item')
        yield [`${path} ${step.node}`, step.bytes ?? Buffer.concat([...step.pieces()])]
  }
}

describeWithCorpora('messages made of real Outlook items', (corpora) => {
  test('are understood alike by another parser, hold all attachments, and are the same every time', async () => {
    let items = 0
    for await (const [name, raw] of contentsIn(corpora)) {
      items++
      const { message, derived } = messageOf(raw)
      expect(derived, name).toBe(true)
      expect(messageOf(raw).message.equals(message), name).toBe(true)
      const ours = parseContent(raw)
      expect(ours.attachments, name).toEqual(parseMessage(message).attachments)
      const theirs = await simpleParser(message, {
        skipHtmlToText: true,
        skipTextToHtml: true,
        skipImageLinks: true,
      })
      expect((theirs.subject ?? '').replace(/\s+/g, ' ').trim(), name).toBe(ours.subject)
      for (const role of ['from', 'to', 'cc', 'bcc'] as const) {
        const addresses = ours.addresses.filter((each) => each.role === role && each.address !== '')
        expect(addressesOf(theirs[role]), `${name} ${role}`).toEqual(addresses.map(({ address }) => address))
      }
      expect(ours.problems.map(({ kind }) => kind)).not.toContain('parser-failed')
      const hashes = new Set(theirs.attachments.map(({ content }) => sha256(content)))
      for (const { path, type, sha256: hash, size } of ours.attachments) {
        expect(readContentPart(raw, path)?.bytes.length, `${name} ${path}`).toBe(size)
        // What the other opens itself it does not list.
        const isListed = !path.includes('~') && type !== 'message/rfc822' && !isInside(path, ours.attachments)
        if (isListed) expect(hashes, `${name} ${path}`).toContain(Buffer.from(hash).toString('hex'))
      }
    }
    expect(items).toBeGreaterThanOrEqual(45)
  })
})

function addressesOf(field: AddressObject | AddressObject[] | undefined): string[] {
  const all = [field ?? []].flat().flatMap(({ value }) => value.flatMap((each) => each.group ?? [each]))
  return all.flatMap(({ address }) => (address === undefined || address === '' ? [] : [address]))
}

/** Whether a part lies in a message attached. */
function isInside(path: string, all: readonly { path: string; type: string }[]): boolean {
  return all.some((each) => each.type === 'message/rfc822' && path.startsWith(`${each.path}.`))
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
