/** A square picture: pixels on a side, and its PNG file. */
export type Picture = { readonly size: number; readonly png: Buffer }

/**
 * A Windows icon file of PNG pictures, up to 256 pixels; larger ones are left out. Layout: ICONDIR and ICONDIRENTRY, as Microsoft
 * describes them ("Icons", Win32 documentation).
 */
export function icoOf(pictures: readonly Picture[]): Buffer {
  const fitting = pictures.filter(({ size }) => size <= 256)
  const head = Buffer.alloc(6 + 16 * fitting.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(fitting.length, 4)
  let offset = head.length
  for (const [place, { size, png }] of fitting.entries()) {
    const entry = 6 + 16 * place
    // 256 is written as 0.
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(png.length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += png.length
  }
  return Buffer.concat([head, ...fitting.map(({ png }) => png)])
}

/** Apple's names of the PNG pictures in an icon file; the second of a size is the same picture for screens of double density. */
const appleNames: Readonly<Record<number, readonly string[]>> = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
}

/** An Apple icon file of the pictures that have a name there. */
export function icnsOf(pictures: readonly Picture[]): Buffer {
  const parts = pictures.flatMap(({ size, png }) =>
    (appleNames[size] ?? []).flatMap((name) => [chunkHead(name, png.length), png]),
  )
  const body = Buffer.concat(parts)
  return Buffer.concat([chunkHead('icns', body.length), body])
}

/** Four letters and the length of the whole, these eight bytes included. */
function chunkHead(name: string, length: number): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32BE(length + 8, 4)
  return head
}
