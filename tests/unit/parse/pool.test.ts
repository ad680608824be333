import { deflateSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { detectLanguage } from '../../../main/parse/language.ts'
import { parseHeadersOnly, parseMessage } from '../../../main/parse/message.ts'
import { openParsePool, type ParseBatch, type ParsePool, type PoolOptions } from '../../../main/parse/pool.ts'
import { docxOf, lines, mail, mails, pdfOf } from '../../helpers/mail.ts'

/** As a worker parses: with the language. */
const parsed = (raw: Uint8Array) => parseMessage(raw, detectLanguage)
let pools: ParsePool[] = []
afterEach(async () => {
  await Promise.all(pools.map((pool) => pool.close()))
  pools = []
})

function open(options: PoolOptions): ParsePool {
  const pool = openParsePool(options)
  pools.push(pool)
  return pool
}

function batchOf(items: readonly Buffer[], headOnly: readonly number[] = []): ParseBatch {
  const bytes = new SharedArrayBuffer(items.reduce((sum, item) => sum + item.length, 0))
  let at = 0
  const spans = items.map((item, place) => {
    Buffer.from(bytes).set(item, at)
    const start = at
    at += item.length
    return { start, length: item.length, headOnly: headOnly.includes(place) }
  })
  return { bytes, spans }
}

describe('a pool of workers', () => {
  const items = mails(60)
  it.each([1, 3])('%d of them: the same answers in the same order as without one', async (workers) => {
    const pool = open({ workers })
    const answers = await Promise.all(
      [0, 20, 40].map((from) => pool.parse(batchOf(items.slice(from, from + 20)))),
    )
    expect(answers.flat()).toEqual(items.map(parsed))
    expect(await pool.parse(batchOf([]))).toEqual([])
  })

  it('reads only the header of an item of which only the beginning is given', async () => {
    const [item = Buffer.alloc(0)] = items
    expect(await open({ workers: 1 }).parse(batchOf([item, item], [1]))).toEqual([
      parsed(item),
      parseHeadersOnly(item),
    ])
  })

  it('gives up an item that takes too long, and parses the others', { timeout: 60_000 }, async () => {
    // Two thousand texts that do not say in which charset they are, each to be guessed: seconds of honest work.
    const text = Buffer.from('De raad vérgàdert över het plán. ¤½ÎÄ'.repeat(400), 'latin1')
    const guessed = (head: string) =>
      Buffer.concat([Buffer.from(`--b\n${head}\n\n`), text, Buffer.from('\n')])
    const slow = Buffer.concat([
      lines('Subject: slow', 'Content-Type: multipart/mixed; boundary=b', ''),
      ...Array<Buffer>(1000).fill(guessed('Content-Type: text/plain')),
      ...Array<Buffer>(1000).fill(guessed('Content-Type: text/plain\nContent-Disposition: attachment')),
    ])
    const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = items
    const [a, stopped, b, later] = await open({ workers: 1, seconds: 0.3 }).parse(
      batchOf([first, slow, second, slow]),
    )
    expect([a, b]).toEqual([parsed(first), parsed(second)])
    for (const message of [stopped, later]) {
      expect(message?.subject).toBe('slow')
      expect(message?.problems[0]?.kind).toBe('parser-stopped')
    }
  })

  it('gives up an item that takes too much memory, and parses the others', { timeout: 120_000 }, async () => {
    const [first = Buffer.alloc(0)] = items
    // Its header is light: that is what is still read when the whole was too much.
    const part = `--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename="${'é'.repeat(9000)}"\n\nx\n`
    const heavy = Buffer.from(
      `Subject: heavy\nContent-Type: multipart/mixed; boundary=b\n\n${part.repeat(5000)}--b--\n`,
    )
    // Not much more than the least heap a worker starts with, so that the item is too much for it whatever Node itself takes.
    let megabytes = 40
    while (!(await starts(megabytes, first))) megabytes += 8
    const [a, stopped, b] = await open({ workers: 1, megabytes: megabytes + 16, seconds: 60 }).parse(
      batchOf([first, heavy, first]),
    )
    expect([a, b]).toEqual([parsed(first), parsed(first)])
    expect(stopped?.subject).toBe('heavy')
    expect(stopped?.problems[0]?.kind).toBe('parser-stopped')
  })

  it('reads attached documents, where there are any', { timeout: 60_000 }, async () => {
    const [read] = await open({ workers: 1 }).parse(
      batchOf([withDocuments(pdfOf(['Plattegrond']), docxOf(['Notulen']))]),
    )
    expect(read?.attachmentText).toBe('Plattegrond\n\nNotulen')
    expect(read?.problems).toEqual([])
  })

  it('gives up the text of a document that takes too long, and of no other item', {
    timeout: 120_000,
  }, async () => {
    const [first = Buffer.alloc(0)] = items
    const endless = withDocuments(docxOf(['Notulen']), endlessPdf(), docxOf(['Besluiten']))
    const [a, stopped, b] = await open({ workers: 1, seconds: 3 }).parse(batchOf([first, endless, first]))
    expect([a, b]).toEqual([parsed(first), parsed(first)])
    expect(stopped).toMatchObject({
      ...parsed(endless),
      attachmentText: 'Notulen',
      problems: [
        { kind: 'document-not-read', detail: '3: stopped' },
        { kind: 'document-not-read', detail: '4: stopped' },
      ],
    })
  })

  it('refuses work after it was closed, and what was under way', async () => {
    const pool = open({ workers: 1 })
    const underWay = expect(pool.parse(batchOf(items))).rejects.toThrow('closed')
    await pool.close()
    await underWay
    await expect(pool.parse(batchOf(items))).rejects.toThrow('closed')
  })
})

function withDocuments(...documents: readonly Buffer[]): Buffer {
  const type = 'application/octet-stream'
  return mail({ enclosures: documents.map((bytes, place) => ({ name: `${place}.bin`, type, bytes })) })
}

/** A PDF that draws a million texts on each of many pages. */
function endlessPdf(): Buffer {
  const page = deflateSync(Buffer.from(`BT /F1 12 Tf ${'1 0 Td () Tj '.repeat(5_000_000)}ET`))
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${'3 0 R '.repeat(1000)}] /Count 1000 >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} /Filter /FlateDecode >>\nstream\n${page.toString('latin1')}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  const body = objects.map((object, place) => `${place + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.4\n${body}trailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n`, 'latin1')
}

async function starts(megabytes: number, item: Buffer): Promise<boolean> {
  try {
    const [message] = await open({ workers: 1, megabytes }).parse(batchOf([item]))
    return message?.problems.length === 0
  } catch {
    return false
  }
}
