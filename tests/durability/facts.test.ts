import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { diceOf } from '../../main/hosts/sample/seed.ts'
import { ost, pst, pstAnsi } from '../../main/read/pst/pst.ts'
import { bytesOf } from '../../main/source/bytes.ts'
import { dutchOf } from '../../shared/facts.ts'
import { buildMsg } from '../helpers/build-msg.ts'
import { buildTar } from '../helpers/build-tar.ts'
import { buildTnef } from '../helpers/build-tnef.ts'
import { buildZip } from '../helpers/build-zip.ts'
import { prop } from '../helpers/card-items.ts'
import { buildDbx } from '../helpers/dbx.ts'
import { docxWith, paragraph } from '../helpers/documents.ts'
import { emlxOf } from '../helpers/emlx.ts'
import { newBench } from '../helpers/engine.ts'
import { mail, mails, mboxOf, pdfOf } from '../helpers/mail.ts'
import { attachedItem, file, letter } from '../helpers/mapi-items.ts'
import { sampleFolders } from '../helpers/pst/sample.ts'
import { buildPst } from '../helpers/pst/write.ts'
import { collect } from '../helpers/read-steps.ts'
import { tempFolder } from '../helpers/temp.ts'
import { damagesOf, evenPlaces } from './damages.ts'

type Told = { readonly kind: string; readonly detail?: string }

/** Kinds whose detail is a name, the name of a format, or that of an error. */
const named = ['attachment-by-reference', 'attachment-unreadable', 'format-not-read', 'parser-failed']

/** Different details of problems, numbers left out, that have no Dutch; with how many different ones there were. */
function withoutDutch(problems: readonly Told[]): { readonly all: number; readonly without: string[] } {
  const all = new Map<string, string>()
  for (const { kind, detail = '' } of problems) {
    if (detail === '' || named.includes(kind)) continue
    all.set(detail.replace(/(?:0x)?[\da-f]*\d[\da-f]*/g, '7'), detail)
  }
  return { all: all.size, without: [...all.values()].filter((detail) => dutchOf(detail) === null) }
}

test.each([
  ['64 bits', pst, { encryption: 'permute', fanOut: 8 }],
  ['32 bits', pstAnsi, { width: 'ansi', encryption: 'permute', fanOut: 8 }],
  ['pages of 4 KiB', ost, { pageSize: 4096, client: 'ost', encryption: 'permute' }],
] as const)(
  'whatever is damaged in a personal folders file of %s is said in Dutch too',
  async (_name, format, plan) => {
    const { bytes } = buildPst({ ...plan, folders: sampleFolders() })
    const dice = diceOf(bytes.length)
    const problems: Told[] = []
    for (const damaged of damagesOf(bytes, evenPlaces(bytes.length, 80, dice), dice)) {
      const steps = await collect(format.read(bytesOf(damaged.bytes), 0, {}))
      problems.push(...steps.flatMap((step) => (step.step === 'aside' ? [] : step.problems)))
    }
    const { all, without } = withoutDutch(problems)
    expect(without).toEqual([])
    expect(all).toBeGreaterThan(15)
  },
)

test('whatever is damaged on a drive of other files is said in Dutch too', async () => {
  const item = letter(
    [prop.text(0x0037, 'Besluit'), prop.texts(['strings', 'Keywords'], ['Rood'])],
    [
      file('besluit.txt', 'tekst\n'.repeat(2000)),
      attachedItem('Binnen', letter([], [file('diep.txt', 'diep')])),
    ],
  )
  const octets = 'application/octet-stream'
  const holding = (name: string, bytes: Buffer) => mail({ enclosures: [{ name, type: octets, bytes }] })
  const [one = mail(), ...others] = mails(8)
  const entries = [one, ...others].map((content, place) => ({ name: `map/${place}.eml`, content }))
  const zip = buildZip([...entries, { name: 'los.mbox', content: mboxOf(others), stored: true }])
  const docx = docxWith(paragraph('De raad besluit. '.repeat(500)))
  const files: Readonly<Record<string, Buffer>> = {
    'a.msg': buildMsg(item),
    'winmail.dat': buildTnef(item),
    'a.zip': zip,
    'a.tar': buildTar([...entries, { name: 'b', type: '1', link: 'weg' }, { name: 'c', type: 'S' }]),
    'a.tar.gz': gzipSync(buildTar(entries)),
    'a.dbx': buildDbx([one, ...others].map((text) => ({ text }))).file,
    'a.mbox': mboxOf(others),
    'a.emlx': emlxOf(one),
    'zip.eml': holding('a.zip', zip),
    'msg.eml': holding('a.msg', buildMsg(item)),
    'tnef.eml': holding('winmail.dat', buildTnef(item)),
    'docx.eml': holding('a.docx', docx),
    'pdf.eml': holding('a.pdf', pdfOf(['De raad besluit.'])),
  }
  const drive = join(tempFolder(), 'drive')
  for (const [name, bytes] of Object.entries(files)) {
    const dice = diceOf(bytes.length)
    for (const [turn, damaged] of [...damagesOf(bytes, evenPlaces(bytes.length, 15, dice), dice)].entries()) {
      mkdirSync(join(drive, String(turn)), { recursive: true })
      writeFileSync(join(drive, String(turn), name), damaged.bytes)
    }
  }
  const bench = newBench()
  await bench.import(drive)
  const { problems } = await bench.ask('problem.list', { limit: 1000 })
  const { all, without } = withoutDutch(problems)
  expect(without).toEqual([])
  expect(all).toBeGreaterThan(15)
})
