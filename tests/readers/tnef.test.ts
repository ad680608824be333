import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { decompressRtf } from '../../main/parse/derive/rtf-compressed.ts'
import { codePageOf } from '../../main/read/mapi/code-page.ts'
import { find } from '../../main/read/mapi/find.ts'
import type { MapiItem, Property } from '../../main/read/mapi/item.ts'
import * as tags from '../../main/read/mapi/tags.ts'
import { bytesOf, numberOf, secondsOf, textOf } from '../../main/read/mapi/values.ts'
import { readTnef } from '../../main/read/tnef/read-tnef.ts'
import { describeWithCorpora } from '../helpers/corpora.ts'

const dataOf = (properties: readonly Property[], id: number): Buffer =>
  bytesOf(find(properties, id)?.value ?? []) ?? Buffer.alloc(0)

const text = (item: MapiItem, id: number): string | null =>
  textOf(find(item.properties, id), codePageOf(item.properties))

function filesOf(item: MapiItem): (readonly [name: string | null, bytes: Buffer])[] {
  const codePage = codePageOf(item.properties)
  return [...item.attachments].map(({ properties }) => [
    textOf(find(properties, tags.PidTagAttachLongFilename), codePage),
    dataOf(properties, tags.PidTagAttachDataBinary),
  ])
}

describeWithCorpora('winmail.dat of others', (corpora) => {
  const read = (path: string) => readTnef(readFileSync(join(corpora, 'tnef', path)))
  const contents = join(corpora, 'tnef/poi/quick-contents')

  test.each(['poi/quick-winmail.dat', 'tika/testWINMAIL.dat'])(
    '%s gives every file and the text to the byte',
    (path) => {
      const { item, problems } = read(path)
      expect(problems).toEqual([])
      // The subject is in the header of the message it came with; what it holds itself is what the conversation is about.
      expect(text(item, tags.PidTagConversationTopic)).toBe('This is a test message')
      expect(text(item, tags.PidTagMessageClass)).toBe('IPM.Note')
      expect(filesOf(item)).toEqual(
        ['quick.doc', 'quick.html', 'quick.pdf', 'quick.txt', 'quick.xml'].map((name) => [
          name,
          readFileSync(join(contents, name)),
        ]),
      )
      const rtf = decompressRtf(dataOf(item.properties, tags.PidTagRtfCompressed), 1 << 20)
      expect(rtf?.bytes.equals(readFileSync(join(contents, 'message.rtf')))).toBe(true)
      expect(readdirSync(contents)).toHaveLength(6)
    },
  )

  test('winmail-sample1.dat: files as large as their attributes say, and a date of the sender', () => {
    const { item, problems } = read('poi/winmail-sample1.dat')
    expect(problems).toEqual([])
    expect(
      filesOf(item).map(([name, bytes]) => [name, bytes.length, bytes.toString('latin1', 0, 10)]),
    ).toEqual([
      ['zappa_av1.jpg', 2937, '\xff\xd8\xff\xe0\0\x10JFIF'],
      ['bookmark.htm', 85805, '<!DOCTYPE '],
    ])
    expect(secondsOf(find(item.properties, tags.PidTagMessageDeliveryTime))).not.toBeNull()
  })

  test('bug52400-winmail-simple.dat: a text, a recipient, and the end of a line behind it that is no damage', () => {
    const { item, problems } = read('poi/bug52400-winmail-simple.dat')
    expect(problems).toEqual([])
    expect(text(item, tags.PidTagSubject)).toBe('Testing TNEF Message')
    const recipients = [...item.recipients].map((row) => [
      textOf(find(row, tags.PidTagDisplayName), null),
      numberOf(find(row, tags.PidTagRecipientType)),
    ])
    expect(recipients).toEqual([['Gaggletest2', 1]])
    expect(filesOf(item)).toEqual([])
  })

  test('oom.tnef, made to claim more memory than there is, gives nothing and says so', () => {
    const { item, problems } = read('poi/oom.tnef')
    expect([item.properties, [...item.recipients], filesOf(item)]).toEqual([[], [], []])
    expect(problems.map(({ kind }) => kind)).toEqual(['tnef-damaged', 'tnef-damaged'])
  })
})
