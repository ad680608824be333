import { decodeUtf16 } from '../mapi/encoding.ts'
import { NO_SET, readGuid } from '../mapi/guid.ts'
import type { PropertyName } from '../mapi/item.ts'
import { PS_MAPI, PS_PUBLIC_STRINGS } from '../mapi/sets.ts'
import type { Storage } from './compound.ts'

/** What the properties from 0x8000 on are called in one .msg file, by identifier. */
export type Names = ReadonlyMap<number, PropertyName>

/** Bytes of a name. Names can share their text here, and are bounded so that a few bytes cannot become many. */
const LONGEST = 2048

/** Reads the named property mapping of a .msg file ([MS-OXMSG] §2.2.3), which its embedded items share. */
export function readNames(root: Storage): Names {
  const names = new Map<number, PropertyName>()
  const storage = root.storages.get('__NAMEID_VERSION1.0')
  const entries = storage?.streams.get('__SUBSTG1.0_00030102')?.bytes
  if (storage === undefined || entries === undefined) return names
  const sets = storage.streams.get('__SUBSTG1.0_00020102')?.bytes ?? Buffer.alloc(0)
  const texts = storage.streams.get('__SUBSTG1.0_00040102')?.bytes ?? Buffer.alloc(0)
  for (let at = 0; at + 8 <= entries.length; at += 8) {
    const kind = entries.readUInt16LE(at + 4)
    const id = 0x8000 + entries.readUInt16LE(at + 6)
    if (id > 0xffff || names.has(id)) continue
    const set = setOf(kind >>> 1, sets)
    const number = entries.readUInt32LE(at)
    const name = (kind & 1) === 0 ? number : textAt(texts, number)
    if (set !== null && name !== null) names.set(id, { set, name })
  }
  return names
}

/** Two sets have places of their own; the others are listed ([MS-OXMSG] §2.2.3.1.2.1). */
function setOf(place: number, sets: Buffer): string | null {
  if (place === 0) return NO_SET
  if (place === 1) return PS_MAPI
  if (place === 2) return PS_PUBLIC_STRINGS
  const at = (place - 3) * 16
  return at + 16 <= sets.length ? readGuid(sets, at) : null
}

function textAt(texts: Buffer, at: number): string | null {
  if (at + 4 > texts.length) return null
  const length = texts.readUInt32LE(at)
  return length <= LONGEST && at + 4 + length <= texts.length
    ? decodeUtf16(texts.subarray(at + 4, at + 4 + length))
    : null
}
