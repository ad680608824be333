import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../helpers/temp.ts'
import { importWhole } from './importing.ts'

const MB = 1_000_000
const TINY = 100_000
/** Bytes an import may keep in memory, whatever lies in a mailbox. */
const LIMIT = 1024 ** 3

test(
  'memory stays flat over a message of 120 MB, a line of 100 MB and a hundred thousand tiny messages',
  async () => {
    const folder = tempFolder()
    const drive = join(folder, 'drive')
    mkdirSync(drive)
    writeHeavyMbox(join(drive, 'zwaar.mbox'))
    const summary = await importWhole({ depot: join(folder, 'a.depot'), roots: [drive] })
    expect(summary).toMatchObject({ imported: TINY + 2, closes: true })
    console.log(
      `an mbox of ${Math.round(summary.bytes / MB)} MB: at most ${Math.round(summary.peak / 2 ** 20)} MiB of memory`,
    )
    expect(summary.peak).toBeLessThan(LIMIT)
  },
  10 * 60_000,
)

/** An mbox of about 300 MB, written in pieces. */
function writeHeavyMbox(path: string): void {
  const file = openSync(path, 'w')
  const head = (subject: string) =>
    `From a@example.org Mon Nov 23 12:00:00 2026\nFrom: a@example.org\nDate: Mon, 23 Nov 2026 12:00:00 +0100\nSubject: ${subject}\n`
  const tiny = (from: number, count: number) =>
    Array.from(
      { length: count },
      (_, at) =>
        `${head(`kort ${from + at}`)}Message-ID: <${from + at}@example.org>\n\n${'tekst '.repeat(90)}${from + at}\n\n`,
    ).join('')
  for (let from = 0; from < TINY / 2; from += 1000) writeSync(file, tiny(from, 1000))
  writeSync(
    file,
    `${head('groot')}Content-Type: application/zip; name="groot.zip"\nContent-Transfer-Encoding: base64\n\n`,
  )
  const lines = `${'QmV3YWFycG9zdEJl'.repeat(4)}\n`.repeat(MB / 65)
  for (let size = 0; size < 120 * MB; size += lines.length) writeSync(file, lines)
  writeSync(file, `\n${head('lange regel')}\n`)
  for (let size = 0; size < 100 * MB; size += MB) writeSync(file, 'regel zonder einde '.repeat(MB / 19))
  writeSync(file, '\n\n')
  for (let from = TINY / 2; from < TINY; from += 1000) writeSync(file, tiny(from, 1000))
  closeSync(file)
}
