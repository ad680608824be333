import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { diceOf } from '../../main/hosts/sample/seed.ts'
import type { MailFormat } from '../../main/read/item.ts'
import { ANSI, LARGE_PAGES, type Layout, UNICODE } from '../../main/read/pst/ndb/layout.ts'
import { BLOCK_TREE, NODE_TREE } from '../../main/read/pst/ndb/page.ts'
import { ost, pst, pstAnsi } from '../../main/read/pst/pst.ts'
import { describeWithCorpora } from '../helpers/corpora.ts'
import { type Bench, newBench } from '../helpers/engine.ts'
import { pagesIn } from '../helpers/node-database.ts'
import { sampleFolders } from '../helpers/pst/sample.ts'
import { buildPst } from '../helpers/pst/write.ts'
import { tempFolder } from '../helpers/temp.ts'
import { damagesOf, evenPlaces } from './damages.ts'
import { dependenciesIn } from './pst-dependencies.ts'
import { faultsOf, readingOf, type Whole, wholeOf } from './pst-reading.ts'

/** At every 16th byte of every file, for an hour or more. */
const isLong = process.env['BEWAARPOST_LONG'] === '1'
const HOURS = 3_600_000
/** A whole file is read in some 20 milliseconds. */
const LONGEST_READING = 5000

/** Readings of damaged files: of how many an item was lost or changed, of how many none. */
type Tried = { readonly places: number; readonly spared: number; readonly hit: number }

/** Damages a file at `count` places spread over it, and in every page of its trees. */
async function expectOnlyDamageLost(
  format: MailFormat,
  whole: Whole,
  layout: Layout,
  count: number,
): Promise<Tried> {
  const dice = diceOf(whole.bytes.length)
  const pages = ([NODE_TREE, BLOCK_TREE] as const).flatMap((type) => pagesIn(whole.bytes, layout, type))
  const inPages = pages.map(({ start }) => start + dice.number(layout.pageSize))
  const places = isLong
    ? Array.from({ length: Math.floor(whole.bytes.length / 16) }, (_, place) => place * 16)
    : [0, ...inPages, ...evenPlaces(whole.bytes.length, Math.max(1, count - 1 - pages.length), dice)]
  const faults: string[] = []
  let [spared, hit, slowest] = [0, 0, 0]
  for (const damaged of damagesOf(whole.bytes, places, dice)) {
    const reading = await readingOf(format, damaged.bytes)
    slowest = Math.max(slowest, reading.milliseconds)
    for (const fault of faultsOf(whole, damaged, reading)) faults.push(`${damaged.said}: ${fault}`)
    const same = [...whole.reading.items].filter(
      ([nid, { content }]) => reading.items.get(nid)?.content === content,
    )
    if (same.length === whole.reading.items.size) spared++
    else hit++
  }
  expect(faults).toEqual([])
  expect(slowest).toBeLessThan(LONGEST_READING)
  return { places: places.length, spared, hit }
}

const builtFiles = [
  ['64 bits', pst, UNICODE, { encryption: 'permute', fanOut: 8 }, 1000],
  ['32 bits', pstAnsi, ANSI, { width: 'ansi', encryption: 'permute', fanOut: 8 }, 600],
  ['pages of 4 KiB', ost, LARGE_PAGES, { pageSize: 4096, client: 'ost', encryption: 'permute' }, 400],
] as const

describe('damage to a built file costs what lies in it and nothing else, and is named', () => {
  test.each(builtFiles)(
    'of %s',
    async (_name, format, layout, plan, count) => {
      const { bytes, truth } = buildPst({ ...plan, folders: sampleFolders() })
      const whole = await wholeOf(format, bytes, layout, truth.dependsOn)
      expect(whole.reading.items.size).toBe(truth.items.length)
      const tried = await expectOnlyDamageLost(format, whole, layout, count)
      // Else it was tried where nothing lies, or where everything does.
      expect(tried.hit).toBeGreaterThan(tried.places / 10)
      expect(tried.spared).toBeGreaterThan(tried.places / 10)
    },
    isLong ? 6 * HOURS : undefined,
  )
})

const realFiles = [
  ['go-pst/32-bit.pst', pstAnsi, ANSI, 300],
  ['microsoft/Empty.pst', pst, UNICODE, 300],
  ['tika/testPST.pst', pst, UNICODE, 700],
  ['tika/testPST_variousBodyTypes.pst', pst, UNICODE, 700],
] as const

describeWithCorpora(
  'damage to a real file costs what lies in it and nothing else, and is named',
  (corpora) => {
    test.each(realFiles)(
      '%s',
      async (name, format, layout, count) => {
        const bytes = readFileSync(join(corpora, 'pst', name))
        const whole = await wholeOf(format, bytes, layout, dependenciesIn(bytes))
        const tried = await expectOnlyDamageLost(format, whole, layout, count)
        expect(tried.spared).toBeGreaterThan(tried.places / 10)
      },
      isLong ? 6 * HOURS : undefined,
    )
  },
)

test('damaged files are imported like others: every account closes, and the depot is sound', async () => {
  const drive = join(tempFolder(), 'drive')
  mkdirSync(drive)
  const read = new Map<string, number>()
  const dice = diceOf(40)
  for (const [place, [name, format, , plan]] of builtFiles.entries()) {
    const { bytes } = buildPst({ ...plan, folders: sampleFolders() })
    const places = evenPlaces(bytes.length, place === 0 ? 16 : 12, dice)
    for (const damaged of damagesOf(bytes, places, dice)) {
      const path = `${name}, ${damaged.said}.pst`
      writeFileSync(join(drive, path), damaged.bytes)
      read.set(path, (await readingOf(format, damaged.bytes)).items.size)
    }
  }
  const bench = newBench()
  expect(await bench.import(drive)).toMatchObject({ files: 40, closes: true })
  const lines = (await bench.ask('ledger.read', {})).accessions[0]?.lines ?? []
  expect(new Map(lines.map(({ path, imported }) => [path, imported]))).toEqual(read)
  expect(lines.filter(({ closes }) => !closes)).toEqual([])
  expect(await bench.finish('depot.verify', {})).toMatchObject({ sound: true, findings: [] })
  const kept = await placesIn(bench, drive)
  expect(kept.wrong).toEqual([])
  expect(kept.right).toBeGreaterThan(20)
})

/** Of the places that problems name, how many are kept byte by byte, and those that are not. */
async function placesIn(bench: Bench, drive: string): Promise<{ right: number; wrong: string[] }> {
  const { problems } = await bench.ask('problem.list', { limit: 1000 })
  const wrong: string[] = []
  let right = 0
  for (const { id, kind, path, start, length, detail, isKept } of problems) {
    if (path === null || start === null || length === null || length > 65_536) continue
    if (kind !== 'item-damaged' && kind !== 'store-damaged' && kind !== 'store-cut-off') continue
    const there = readFileSync(join(drive, path)).subarray(start, start + length)
    if (there.length === 0) continue
    const kept = isKept ? (await bench.ask('problem.bytes', { id })).bytes : null
    if (kept !== null && there.equals(kept)) right++
    else wrong.push(`${path}: ${kind} ${start} ${length} ${detail}`)
  }
  return { right, wrong }
}
