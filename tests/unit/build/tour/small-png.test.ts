import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { writeSmaller } from '../../../../build/tour/small-png.ts'

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A picture of 0xRRGGBB pixels in true colour, each row filtered as told: by PNG's five filters as the specification has them. */
function writePng(rows: readonly (readonly number[])[], filter: number, hasAlpha: boolean): Buffer {
  const bytes = hasAlpha ? 4 : 3
  const raw = rows.map((row) =>
    row.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255, ...(hasAlpha ? [255] : [])]),
  )
  const filtered = raw.flatMap((row, y) => [
    filter,
    ...row.map((byte, x) => {
      const a = row[x - bytes] ?? 0
      const b = raw[y - 1]?.[x] ?? 0
      const c = raw[y - 1]?.[x - bytes] ?? 0
      const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)]
      const paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c
      return (byte - ([0, a, b, (a + b) >> 1, paeth][filter] ?? 0)) & 255
    }),
  ])
  const header = Buffer.alloc(13)
  header.writeUInt32BE(rows[0]?.length ?? 0, 0)
  header.writeUInt32BE(rows.length, 4)
  header.set([8, hasAlpha ? 6 : 2], 8)
  const packed = deflateSync(Buffer.from(filtered))
  // In two chunks, as a large picture has them.
  const data = [chunk('IDAT', packed.subarray(0, 9)), chunk('IDAT', packed.subarray(9))]
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), ...data, chunk('IEND', Buffer.alloc(0))])
}

/** The chunks of a PNG by type, after checking their sums. */
function chunksOf(png: Buffer): Map<string, Buffer> {
  expect(png.subarray(0, 8)).toEqual(SIGNATURE)
  const found = new Map<string, Buffer>()
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const body = png.subarray(at + 4, at + 8 + length)
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(body))
    found.set(body.toString('latin1', 0, 4), body.subarray(4))
    at += 12 + length
  }
  return found
}

function pixelsOf(png: Buffer): number[][] {
  const chunks = chunksOf(png)
  const [header, palette] = [chunks.get('IHDR') ?? Buffer.alloc(0), chunks.get('PLTE') ?? Buffer.alloc(0)]
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => palette.readUIntBE(3 * (rows[y * (width + 1) + 1 + x] ?? 0), 3)),
  )
}

const picture = Array.from({ length: 9 }, (_, y) =>
  Array.from({ length: 13 }, (_, x) => ((x * 19) << 16) | ((y * 27) << 8) | ((x * y) & 255)),
)

describe('a picture of at most 256 colours', () => {
  test.each([0, 1, 2, 3, 4])('stays as it is, its rows filtered by %i', (filter) => {
    expect(pixelsOf(writeSmaller(writePng(picture, filter, false)))).toEqual(picture)
    expect(pixelsOf(writeSmaller(writePng(picture, filter, true)))).toEqual(picture)
  })
})

test('of more colours the rare ones become the nearest that is there', () => {
  const common = Array.from({ length: 256 }, (_, place) => place << 16)
  const rows = [[...common], [...common], [...common.slice(0, 255), 0x7f0002]]
  const written = pixelsOf(writeSmaller(writePng(rows, 0, false)))
  expect(written).toEqual([common, common, [...common.slice(0, 255), 0x7f0000]])
})

test('a picture of another kind is refused', () => {
  const grey = writePng([[0]], 0, false)
  grey[25] = 0
  expect(() => writeSmaller(grey)).toThrow('another kind')
})
