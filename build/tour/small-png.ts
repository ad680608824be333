import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** Colours of a picture with a palette (PNG, "Indexed-color"). */
const MOST_COLOURS = 256
const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
/** Bytes of a pixel by colour type: true colour, and the same with how much is seen through it. */
const PIXEL_BYTES: Readonly<Record<number, number>> = { 2: 3, 6: 4 }

type Pixels = {
  readonly width: number
  readonly height: number /** 0xRRGGBB each. */
  readonly colours: Uint32Array
}

/**
 * Writes a picture of the screen (a PNG of 8 bits, not interlaced, nothing seen through) with a palette: the 256 colours that occur
 * most, and for the others the nearest of them. Of a window, which has few colours, nobody sees the difference.
 */
export function writeSmaller(png: Uint8Array): Buffer {
  const { width, height, colours } = readPixels(Buffer.from(png.buffer, png.byteOffset, png.byteLength))
  const { palette, places } = choosePalette(colours)
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows[y * (width + 1) + 1 + x] = places.get(colours[y * width + x] ?? 0) ?? 0
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3], 8)
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const chunks = [chunk('IHDR', header), chunk('PLTE', table), chunk('IDAT', deflateSync(rows, { level: 9 }))]
  return Buffer.concat([SIGNATURE, ...chunks, chunk('IEND', Buffer.alloc(0))])
}

function choosePalette(colours: Uint32Array): { palette: number[]; places: ReadonlyMap<number, number> } {
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  // Equal counts in the order of the colours, so that the same picture gives the same bytes.
  const byCount = [...counts].sort(([a, n], [b, m]) => m - n || a - b).map(([colour]) => colour)
  const palette = byCount.slice(0, MOST_COLOURS)
  const places = new Map(
    byCount.map((colour, place) => [colour, place < MOST_COLOURS ? place : nearest(colour, palette)]),
  )
  return { palette, places }
}

function nearest(colour: number, palette: readonly number[]): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (const [place, each] of palette.entries()) {
    const away =
      ((colour >> 16) - (each >> 16)) ** 2 +
      (((colour >> 8) & 255) - ((each >> 8) & 255)) ** 2 +
      ((colour & 255) - (each & 255)) ** 2
    if (away < least) [best, least] = [place, away]
  }
  return best
}

function readPixels(png: Buffer): Pixels {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const bytes = PIXEL_BYTES[png[25] ?? 0]
  if (png[24] !== 8 || bytes === undefined || png[28] !== 0) throw new Error('a PNG of another kind')
  const packed: Buffer[] = []
  for (let at = SIGNATURE.length; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      packed.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const raw = unfilter(inflateSync(Buffer.concat(packed)), width * bytes, bytes)
  const colours = new Uint32Array(width * height)
  for (let place = 0; place < colours.length; place++) colours[place] = raw.readUIntBE(place * bytes, 3)
  return { width, height, colours }
}

/** Undoes the filters of the rows (PNG 3, section 9): each row begins with the number of its filter. */
function unfilter(rows: Buffer, rowBytes: number, pixelBytes: number): Buffer {
  const count = rows.length / (rowBytes + 1)
  const raw = Buffer.alloc(rowBytes * count)
  for (let y = 0; y < count; y++) {
    const filter = rows[y * (rowBytes + 1)]
    for (let x = 0; x < rowBytes; x++) {
      const at = y * rowBytes + x
      const left = x < pixelBytes ? 0 : (raw[at - pixelBytes] ?? 0)
      const above = y === 0 ? 0 : (raw[at - rowBytes] ?? 0)
      const corner = x < pixelBytes || y === 0 ? 0 : (raw[at - rowBytes - pixelBytes] ?? 0)
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? 0] ?? 0
      raw[at] = (rows[y * (rowBytes + 1) + 1 + x] ?? 0) + guess
    }
  }
  return raw
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)]
  if (a <= b && a <= c) return left
  return b <= c ? above : corner
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
