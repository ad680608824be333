import { crc32, deflateRawSync } from 'node:zlib'

export type ZipEntry = { readonly name: string; readonly bytes: Buffer }

/** 1 January 2012, 00:00, in the DOS form that zip uses: the same bytes on every run. */
const DOS_DATE = ((2012 - 1980) << 9) | (1 << 5) | 1
/** Bit 11: the name is UTF-8. */
const UTF8_NAMES = 1 << 11

/** Writes a zip archive (PKWARE APPNOTE 6.3, deflate, no zip64). */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of entries) {
    const nameBytes = Buffer.from(name)
    const packed = deflateRawSync(bytes)
    const shared = sharedFields(bytes, packed, nameBytes)
    const local = Buffer.concat([numbers(['u32', 0x04034b50]), shared, nameBytes, packed])
    const comment = numbers(['u16', 0], ['u16', 0], ['u16', 0], ['u32', 0], ['u32', offset])
    directory.push(Buffer.concat([numbers(['u32', 0x02014b50], ['u16', 20]), shared, comment, nameBytes]))
    files.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const count = entries.length
  const end = numbers(['u32', 0x06054b50], ['u16', 0], ['u16', 0], ['u16', count], ['u16', count])
  const tail = numbers(['u32', central.length], ['u32', offset], ['u16', 0])
  return Buffer.concat([...files, central, end, tail])
}

/** The fields that the local header and the directory have in common, from "version needed" to "extra length". */
function sharedFields(bytes: Buffer, packed: Buffer, name: Buffer): Buffer {
  return Buffer.concat([
    numbers(['u16', 20], ['u16', UTF8_NAMES], ['u16', 8], ['u16', 0], ['u16', DOS_DATE]),
    numbers(
      ['u32', crc32(bytes)],
      ['u32', packed.length],
      ['u32', bytes.length],
      ['u16', name.length],
      ['u16', 0],
    ),
  ])
}

function numbers(...fields: readonly (readonly ['u16' | 'u32', number])[]): Buffer {
  return Buffer.concat(
    fields.map(([width, value]) => {
      const buffer = Buffer.alloc(width === 'u16' ? 2 : 4)
      if (width === 'u16') buffer.writeUInt16LE(value)
      else buffer.writeUInt32LE(value)
      return buffer
    }),
  )
}
