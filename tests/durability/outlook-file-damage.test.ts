import { describe, expect, test } from 'vitest'
import { diceOf } from '../../main/hosts/sample/seed.ts'
import { parseContent } from '../../main/parse/content.ts'
import type { MailFormat } from '../../main/read/item.ts'
import type { MapiItem } from '../../main/read/mapi/item.ts'
import { readMsg } from '../../main/read/msg/read-msg.ts'
import { msg } from '../../main/read/msg.ts'
import { readTnef } from '../../main/read/tnef/read-tnef.ts'
import { tnef } from '../../main/read/tnef.ts'
import { bytesOf } from '../../main/source/bytes.ts'
import type { Problem } from '../../shared/problem.ts'
import { buildMsg } from '../helpers/build-msg.ts'
import { buildTnef } from '../helpers/build-tnef.ts'
import { prop } from '../helpers/card-items.ts'
import { attachedItem, file, letter } from '../helpers/mapi-items.ts'
import { noiseOf } from '../helpers/node-database.ts'
import { collect } from '../helpers/read-steps.ts'
import { damagesOf, evenPlaces } from './damages.ts'

/** At every byte, for some minutes. */
const isLong = process.env['BEWAARPOST_LONG'] === '1'
const PLACES = 300
const LONGEST_READING = 2000

const inner = letter([prop.text(0x0037, 'Binnenste')], [file('diep.txt', 'diep')])
const outer = letter(
  [prop.text(['strings', 'x-own'], 'eigen'), prop.texts(['strings', 'Keywords'], ['Rood', 'Bezwaar'])],
  [file('besluit.pdf', noiseOf(1, 20_000)), file('klein.txt', 'klein'), attachedItem('Binnenste', inner)],
)

type Read = (bytes: Buffer) => { readonly item: MapiItem; readonly problems: readonly Problem[] }
type Kind = readonly [name: string, format: MailFormat, build: (item: MapiItem) => Buffer, read: Read]

const kinds: readonly Kind[] = [
  ['an .msg file', msg, buildMsg, readMsg],
  ['a winmail.dat', tnef, buildTnef, readTnef],
]

/** How much an item holds: values, rows and attachments, of those in it too. */
function countsOf({ properties, recipients, attachments }: MapiItem): number[] {
  const rows = [...recipients]
  const files = [...attachments]
  const own = [
    properties.length,
    rows.length,
    files.length,
    ...[...rows, ...files.map((one) => one.properties)].map((list) => list.length),
  ]
  return [...own, ...files.flatMap(({ embedded }) => (embedded === null ? [] : countsOf(embedded)))]
}

describe.each(kinds)('damage to %s', (_name, format, build, read) => {
  const whole = build(outer)
  const counts = countsOf(read(whole).item)
  const dice = diceOf(whole.length)
  const places = isLong
    ? Array.from({ length: whole.length }, (_, place) => place)
    : evenPlaces(whole.length, PLACES, dice)
  const damages = [...damagesOf(whole, places, dice)]

  test('costs no byte of it: the record has the file as it lies', async () => {
    for (const { said, bytes } of damages) {
      const [step, ...others] = await collect(format.read(bytesOf(bytes), 0, {}))
      if (step?.step !== 'item') throw new Error(`${said}: no item`)
      expect([said, step.bytes?.equals(bytes), others]).toEqual([said, true, []])
    }
  })

  test('never keeps a reader busy, and what is missing is named', () => {
    let missing = 0
    const silent: string[] = []
    for (const { said, bytes } of damages) {
      const begun = performance.now()
      const parsed = parseContent(bytes)
      expect([said, performance.now() - begun < LONGEST_READING]).toEqual([said, true])
      const { item, problems } = read(bytes)
      const now = countsOf(item)
      if (now.length === counts.length && now.every((count, place) => count >= (counts[place] ?? 0))) continue
      missing++
      if (problems.length === 0 || parsed.problems.length === 0) silent.push(said)
    }
    expect(silent).toEqual([])
    expect(missing).toBeGreaterThan(PLACES / 10)
  }, 600_000)
})
