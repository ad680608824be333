import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { SUBTREE_NAME } from '../helpers/pst/basics.ts'
import type { Encryption, PstPlan } from '../helpers/pst/plan.ts'
import { noise, sampleFolders } from '../helpers/pst/sample.ts'
import type { ItemTruth, PstTruth } from '../helpers/pst/truth.ts'
import { writePst } from '../helpers/pst/write.ts'
import { tempFolder } from '../helpers/temp.ts'

/*
 * The files our tests build are read by programs that others wrote: what they agree on was not made up to please our own reader.
 * What a program does not do is said here once; everything else that was written must be listed by it, in its folder.
 */

const shapes: Readonly<Record<string, PstPlan['pageSize'] | 'ansi'>> = {
  ansi: 'ansi',
  unicode: 512,
  'large pages': 4096,
}
const encryptions: readonly Encryption[] = ['none', 'permute', 'cyclic']
const cases = Object.entries(shapes).flatMap(([name, shape]) =>
  encryptions.map((encryption) => ({
    name: `${name}, ${encryption}`,
    plan: { ...(shape === 'ansi' ? { width: shape } : { pageSize: shape ?? 512 }), encryption },
  })),
)

/** Passed over, or left out with its properties, by pffexport 20180714: classes it has no name for. */
const unknownToPffexport = ['IPM.Post', 'IPM.Vreemd.Eigen', 'IPM']

/** Passed over by readpst 0.6.76: it exports mail, appointments, contacts and journal entries. */
const unknownToReadpst = /^(IPM|IPM\.(Post|Document.*|Vreemd.*|Task|StickyNote|DistList))$/

describeWith('pffexport', (built) => {
  // Small trees and trees of many levels: it follows both.
  test.each(cases.flatMap((one) => [0, 4].map((fanOut) => ({ ...one, fanOut }))))(
    'lists every item in its folder: $name, fan-out $fanOut',
    ({ plan, fanOut }) => {
      const { folder, truth, file } = built({ ...plan, ...(fanOut === 0 ? {} : { fanOut }) })
      const out = join(folder, 'out')
      run('pffexport', ['-q', '-m', 'all', '-f', 'text', '-t', out, file])
      const top = `${out}.export`
      expect(subjectsOf(top)).toEqual(
        subjectsIn(truth, ({ itemClass }) => !unknownToPffexport.includes(itemClass)),
      )
      const letter = join(top, SUBTREE_NAME, 'Postvak IN', 'Message00001')
      expect(readFileSync(join(letter, 'Message.txt'), 'utf8').trim()).toBe(
        'Beste Els,\r\n\r\nzie de bijlage.',
      )
      expect(readFileSync(join(letter, 'Attachments/1_besluit.pdf'))).toEqual(noise(50_000))
      const inner = join(letter, 'Attachments/Attachment00004/Message00001')
      expect(readFileSync(join(inner, 'Message.txt'), 'utf8').trim()).toBe('你好，世界')
      expect(readFileSync(join(inner, 'Attachments/1_diep.txt'), 'utf8')).toBe('diep')
      expect(readFileSync(join(letter, '../Message00002/Message.rtf'), 'latin1')).toContain('Dag {\\b Jan}')
    },
  )
})

describeWith('readpst', (built) => {
  test.each(cases)('lists every item in its folder: $name', async ({ plan }) => {
    const { folder, truth, file } = built(plan)
    run('readpst', ['-q', '-j', '0', '-e', '-o', folder, file])
    const found = globSync('**/*.{eml,ics,vcf}', { cwd: folder })
    const counts = countsBy(found.map((path) => basename(dirname(path))))
    // It takes an orphan for an item of the folder that its node names, and reads no heap tree of two levels ("Lang").
    const expected = truth.items.filter(
      (item) =>
        item.foundAs !== 'associated' && !unknownToReadpst.test(item.itemClass) && subjectOf(item) !== 'Lang',
    )
    expect(counts).toEqual(countsBy(expected.map((item) => item.folder.at(-1) ?? '')))
    const mails = await Promise.all(
      found
        .filter((path) => path.endsWith('.eml'))
        .map(async (path) => await simpleParser(readFileSync(join(folder, path)))),
    )
    const isMail = ({ itemClass }: ItemTruth): boolean => /NOTE|SCHEDULE/i.test(itemClass)
    expect(mails.map((mail) => mail.subject).sort()).toEqual(expected.filter(isMail).map(subjectOf).sort())
    const letter = mails.find(({ subject }) => subject === 'RE: Vergunning vóór de zomer')
    expect(letter?.text?.trim()).toBe('Beste Els,\n\nzie de bijlage.')
    expect(letter?.attachments.find(({ filename }) => filename === 'besluit.pdf')?.content).toEqual(
      noise(50_000),
    )
  })
})

type Built = (plan: Omit<PstPlan, 'folders'>) => { folder: string; file: string; truth: PstTruth }

function describeWith(program: string, tests: (built: Built) => void): void {
  const isHere = spawnSync(program, ['-V']).error === undefined
  if (!isHere) console.warn(`skipped: what ${program} says of files we build; it is not installed`)
  describe.skipIf(!isHere)(program, () => {
    tests((plan) => {
      const folder = tempFolder()
      const file = join(folder, 'built.pst')
      return { folder, file, truth: writePst(file, { ...plan, folders: sampleFolders() }) }
    })
  })
}

function run(program: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ends with ${status}: ${stderr}`)
}

/** "folder: subject" of every item that a folder made by pffexport has a file about, sorted. */
function subjectsOf(top: string): string[] {
  const told = globSync(
    '**/{OutlookHeaders,Appointment,Meeting,Contact,DistributionList,Document,Task,Note,Activity}.txt',
    {
      cwd: top,
    },
  )
  return told
    .filter((path) => !path.includes('Attachments'))
    .map((path) => {
      const subject = /^Subject:\t+(.*)$/m.exec(readFileSync(join(top, path), 'utf8'))?.[1] ?? ''
      return `${basename(dirname(dirname(path)))}: ${subject}`
    })
    .sort()
}

function subjectsIn(truth: PstTruth, isKnown: (item: ItemTruth) => boolean): string[] {
  return truth.items
    .filter((item) => item.foundAs === '' && isKnown(item))
    .map((item) => `${(item.folder.at(-1) ?? '').replace('&', '_')}: ${subjectOf(item)}`)
    .sort()
}

/** With the mark of its prefix taken off. */
function subjectOf({ item }: ItemTruth): string {
  const found = item.properties.find(({ id }) => id === 0x0037)
  if (found === undefined || !Buffer.isBuffer(found.value)) return ''
  const value = found.value.toString(found.type === 0x001f ? 'utf16le' : 'latin1')
  return value.startsWith('\x01') ? value.slice(2) : value
}

function countsBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
