import type { Dice } from '../../main/hosts/sample/seed.ts'
import { noiseOf } from '../helpers/node-database.ts'
import type { Range } from '../helpers/pst/truth.ts'

/** A file after something happened to it, and the bytes that are not what they were. */
export type Damaged = { readonly said: string; readonly bytes: Buffer; readonly spans: readonly Range[] }

/** What can happen to a file at a place of it. Changes `bytes`; null where they are cut off instead. */
type Change = (bytes: Buffer, at: number, dice: Dice) => Range | null

const SECTOR = 512

const changes: Readonly<Record<string, Change>> = {
  'a bit flipped': (bytes, at, dice) => {
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << dice.number(8)), at)
    return { start: at, length: 1 }
  },
  noise: (bytes, at, dice) => {
    const length = Math.min(1 + dice.number(64), bytes.length - at)
    noiseOf(at, length).copy(bytes, at)
    return { start: at, length }
  },
  'a sector of zeros': (bytes, at) => {
    const start = at - (at % SECTOR)
    const end = Math.min(start + SECTOR, bytes.length)
    bytes.fill(0, start, end)
    return { start, length: end - start }
  },
  'cut off': () => null,
}
const kinds = [...Object.keys(changes), 'two at once']

/**
 * What happens at each of these places, one kind of damage after the other: a bit flipped, up to 64 bytes of noise, a sector of
 * zeros, all bytes from there on gone, or two of these at once.
 */
export function* damagesOf(whole: Buffer, places: readonly number[], dice: Dice): Generator<Damaged> {
  for (const [turn, at] of places.entries()) {
    const kind = kinds[turn % kinds.length] ?? ''
    if (kind in changes) yield damagedAt(whole, [{ kind, at }], dice)
    else
      yield damagedAt(
        whole,
        [0, 0].map(() => anyDamage(whole, at, dice)),
        dice,
      )
  }
}

type Blow = { readonly kind: string; readonly at: number }

function anyDamage(whole: Buffer, at: number, dice: Dice): Blow {
  const kind = kinds[dice.number(kinds.length - 1)] ?? ''
  return { kind, at: dice.number(2) === 0 ? at : dice.number(whole.length) }
}

function damagedAt(whole: Buffer, blows: readonly Blow[], dice: Dice): Damaged {
  let bytes = Buffer.from(whole)
  const spans: Range[] = []
  for (const { kind, at } of blows) {
    if (at >= bytes.length) continue
    const span = changes[kind]?.(bytes, at, dice) ?? null
    spans.push(span ?? { start: at, length: whole.length - at })
    if (span === null) bytes = bytes.subarray(0, at)
  }
  return { said: blows.map(({ kind, at }) => `${kind} at ${at}`).join(', '), bytes, spans }
}

/** So many places, spread evenly and never quite the same distance apart. */
export function evenPlaces(size: number, count: number, dice: Dice): number[] {
  const step = size / count
  return Array.from({ length: count }, (_, place) =>
    Math.min(size - 1, Math.floor(place * step + dice.number(Math.max(1, Math.floor(step))))),
  )
}

/** Whether two lists of spans have a byte in common, or are at most `near` bytes apart. */
export function meet(one: readonly Range[], other: readonly Range[], near = 0): boolean {
  return one.some((a) =>
    other.some((b) => a.start < b.start + b.length + near && b.start < a.start + a.length + near),
  )
}
