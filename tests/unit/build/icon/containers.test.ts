import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { icnsOf, icoOf, type Picture } from '../../../../build/icon/containers.ts'
import { root } from '../../../helpers/house.ts'

const pictures: Picture[] = [16, 256, 512].map((size) => ({ size, png: Buffer.from(`picture of ${size}`) }))

test('a Windows icon points at each of its pictures, and has none above 256 pixels', () => {
  const ico = icoOf(pictures)
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, 2])
  expect(entriesOf(ico)).toEqual([
    { size: 16, text: 'picture of 16' },
    { size: 256, text: 'picture of 256' },
  ])
  expect(ico.includes('picture of 512')).toBe(false)
})

test('an Apple icon is a chain of named pictures that ends where the file ends', () => {
  const icns = icnsOf(pictures)
  expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length])
  expect(chunksOf(icns)).toEqual([
    ['ic08', 'picture of 256'],
    ['ic13', 'picture of 256'],
    ['ic09', 'picture of 512'],
    ['ic14', 'picture of 512'],
  ])
})

describe.each(['app', 'depot'])('the icon of the %s', (name) => {
  const ico = readFileSync(join(root, `build/icon/${name}.ico`))
  test('has the sizes Windows asks for, each a PNG', () => {
    expect(entriesOf(ico).map(({ size }) => size)).toEqual([16, 24, 32, 48, 64, 128, 256])
    expect(entriesOf(ico).every(({ text }) => text.startsWith('\x89PNG'))).toBe(true)
  })
  test('has the size macOS asks for', () => {
    const icns = readFileSync(join(root, `build/icon/${name}.icns`))
    expect(chunksOf(icns).map(([kind]) => kind)).toContain('ic09')
  })
})

test('the pictures for Linux are as large as they are named', () => {
  const folder = join(root, 'build/icon/app')
  const sizes = readdirSync(folder).map((name) => {
    const png = readFileSync(join(folder, name))
    return [name, `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}.png`]
  })
  expect(sizes.length).toBeGreaterThan(5)
  for (const [name, read] of sizes) expect(name).toBe(read)
})

function entriesOf(ico: Buffer): { size: number; text: string }[] {
  return Array.from({ length: ico.readUInt16LE(4) }, (_, place) => {
    const entry = 6 + 16 * place
    const start = ico.readUInt32LE(entry + 12)
    const text = ico.toString('latin1', start, start + ico.readUInt32LE(entry + 8))
    return { size: ico.readUInt8(entry) || 256, text }
  })
}

function chunksOf(icns: Buffer): [string, string][] {
  const chunks: [string, string][] = []
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    const end = at + icns.readUInt32BE(at + 4)
    chunks.push([icns.toString('latin1', at, at + 4), icns.toString('latin1', at + 8, end)])
  }
  return chunks
}
