import { decodeUtf16 } from '../mapi/encoding.ts'
import { readGuid } from '../mapi/guid.ts'
import type { Property, PropertyName } from '../mapi/item.ts'
import { isMultiple, PtypString, singleOf, widthOf, withoutEndMark } from '../mapi/types.ts'

/** Where reading of properties stands. `left` bounds what one stream, with all that is in it, can become. */
export type Place = { readonly bytes: Buffer; at: number; readonly budget: Budget }
export type Budget = { left: number }

/** Thrown where properties do not go on as they should. Caught by who asked for them; what was read before is kept. */
export class Malformed extends Error {}

/** Adds the properties of a MsgPropertyList ([MS-OXTNEF] §2.1.3.4.1) to `into` one by one. Throws Malformed. */
export function takeProperties(place: Place, into: Property[]): void {
  for (let left = takeUint32(place); left > 0; left--) into.push(takeProperty(place))
}

/** The rows of a MsgRecipientTable (§2.1.3.5.1), added to `into` as they are begun. Throws Malformed. */
export function takeRows(place: Place, into: Property[][]): void {
  for (let left = takeUint32(place); left > 0; left--) {
    spend(place)
    const row: Property[] = []
    into.push(row)
    takeProperties(place, row)
  }
}

function takeProperty(place: Place): Property {
  const tag = takeUint32(place)
  const type = tag & 0xffff
  const id = tag >>> 16
  const name = id >= 0x8000 ? takeName(place) : null
  const single = singleOf(type)
  const width = widthOf(single)
  spend(place)
  if (!isMultiple(type) && width !== null) return { id, type, name, value: takePadded(place, width) }
  const values: Buffer[] = []
  for (let left = takeUint32(place); left > 0; left--) {
    spend(place)
    values.push(width === null ? withoutEndMark(takeSized(place), single) : takePadded(place, width))
  }
  if (isMultiple(type)) return { id, type, name, value: values }
  // One value of no fixed width has a count of one before it.
  const [only] = values
  if (values.length > 1) throw new Malformed(`${values.length} values of a property of one`)
  return { id, type, name, value: only ?? Buffer.alloc(0) }
}

function takeName(place: Place): PropertyName | null {
  const set = readGuid(take(place, 16))
  const kind = takeUint32(place)
  if (kind === 0) return { set, name: takeUint32(place) }
  if (kind !== 1) throw new Malformed(`a name of kind ${kind}`)
  return { set, name: decodeUtf16(withoutEndMark(takeSized(place), PtypString)) }
}

/** Bytes with their length before them. */
function takeSized(place: Place): Buffer {
  return takePadded(place, takeUint32(place))
}

/** Values fill whole groups of four bytes; after the last one of all, some programs leave them out. */
function takePadded(place: Place, length: number): Buffer {
  const bytes = take(place, length)
  place.at = Math.min(place.bytes.length, place.at + ((4 - (length % 4)) % 4))
  return bytes
}

function takeUint32(place: Place): number {
  return take(place, 4).readUInt32LE(0)
}

function take(place: Place, length: number): Buffer {
  const { bytes, at } = place
  if (at + length > bytes.length) throw new Malformed(`${length} bytes at ${at} of ${bytes.length}`)
  place.at += length
  return bytes.subarray(at, place.at)
}

/** Counts what is taken in, whatever it is. */
function spend({ budget }: Place): void {
  if (--budget.left < 0) throw new Malformed('too many properties')
}
