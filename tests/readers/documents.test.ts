import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseContent } from '../../main/parse/content.ts'
import type { AttachedDocument } from '../../main/parse/documents/attached-document.ts'
import { readDocument } from '../../main/parse/documents/document.ts'
import { addDocuments } from '../../main/parse/documents/read-attached.ts'
import { describeWithCorpora } from '../helpers/corpora.ts'

const all = { most: Number.POSITIVE_INFINITY, begin: () => {} }

async function whole(path: string) {
  const documents: AttachedDocument[] = []
  const message = parseContent(readFileSync(path), undefined, documents)
  return { kinds: documents.map(({ kind }) => kind), ...(await addDocuments(message, documents, all)) }
}

describeWithCorpora('documents of real mail', (corpora) => {
  test.each([
    ['quick.doc', 'ole', 'The quick brown fox jumps over the lazy dog'],
    ['quick.pdf', 'pdf', 'The quick brown fox jumps over the lazy dog'],
    ['message.rtf', 'rtf', 'These are five files.\nFive files from Hell!'],
  ] as const)('%s says what its makers say it does', async (name, kind, said) => {
    const bytes = readFileSync(join(corpora, 'tnef/poi/quick-contents', name))
    const text = await readDocument(kind, bytes, 1_000_000)
    expect(text.join().startsWith(said)).toBe(true)
    expect(text.fault).toBeNull()
  })

  test.each([
    ['eml/flanker/attached-pdf.eml', ['pdf'], 'Test'],
    ['eml/tika/testRFC822_normal_zip', [], 'This is text inside an unencrypted zip file.'],
    ['eml/james/nonTextual.eml', ['odf'], ''],
    ['eml/james/messageWithNonASCIIFilenameAttachment.eml', ['odf'], ''],
    ['msg/tika/testMSG_att_doc.msg', ['ole'], ''],
    ['msg/tika/testMSG_att_msg.msg', ['pdf'], ''],
    ['tnef/tika/testWINMAIL.dat', ['ole', 'pdf'], 'The quick brown fox jumps over the lazy dog'],
  ])('the text attached to %s is found', async (path, kinds, said) => {
    const message = await whole(join(corpora, path))
    expect(message.kinds).toEqual(kinds)
    expect(message.attachmentText).toContain(said)
    expect(message.attachmentText.length).toBeGreaterThan(3)
    expect(message.problems.map(({ kind }) => kind)).not.toContain('document-not-read')
  })

  test('a zip with a secret says so, and its file is found by name', async () => {
    const { problems, attachmentText } = await whole(join(corpora, 'eml/tika/testRFC822_encrypted_zip'))
    expect(problems).toContainEqual({
      kind: 'attachment-not-opened',
      detail: '2/1: encrypted with a password',
    })
    expect(attachmentText).toBe('text.txt')
  })
})
