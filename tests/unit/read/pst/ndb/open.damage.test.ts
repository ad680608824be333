import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checksumOf, signatureOf } from '../../../../../main/read/pst/ndb/checksum.ts'
import type { Layout } from '../../../../../main/read/pst/ndb/layout.ts'
import type { Damage, NodeDatabase } from '../../../../../main/read/pst/ndb/node-database.ts'
import { openNodeDatabase } from '../../../../../main/read/pst/ndb/open.ts'
import { BLOCK_TREE, NODE_TREE } from '../../../../../main/read/pst/ndb/page.ts'
import { bytesOf } from '../../../../../main/source/bytes.ts'
import {
  changed,
  folderOf,
  hashOfNode,
  kinds,
  openedDatabase,
  pagesIn,
} from '../../../../helpers/node-database.ts'
import { buildPst } from '../../../../helpers/pst/write.ts'

function hashes(bytes: Buffer): Map<number, string | null> {
  const database = openedDatabase(bytes)
  const found = new Map<number, string | null>()
  for (const { nid } of database.nodes()) found.set(nid, hashOfNode(database, nid))
  expect(database.sweep().total).toBe(found.size)
  return found
}

/** The damage that is known when all has been read. */
function damageMet(database: NodeDatabase): readonly Damage[] {
  for (const { nid } of database.nodes()) hashOfNode(database, nid)
  return database.damage
}

/** Changes a page of a tree so that its checksum is right again. */
function rewrite(bytes: Buffer, start: number, layout: Layout, change: (page: Buffer) => void): void {
  const page = bytes.subarray(start, start + layout.pageSize)
  change(page)
  page.writeUInt32LE(checksumOf(page.subarray(0, layout.trailer)), layout.pageChecksum)
}

function writeNumber(bytes: Buffer, at: number, value: number, wide: boolean): void {
  bytes.writeUInt32LE(value % 2 ** 32, at)
  if (wide) bytes.writeUInt32LE(Math.floor(value / 2 ** 32), at + 4)
}

/** One of each layout: what is encrypted how makes no difference to pages. */
const layouts = kinds.filter(([name]) =>
  /^(narrow numbers|wide numbers, permuted|large pages, cyclic)$/.test(name),
)

describe.each(layouts)('a file with %s', (_name, kind, layout) => {
  const { bytes } = buildPst({ ...kind, fanOut: 3, folders: folderOf(12) })
  const whole = hashes(bytes)

  test.each([
    ['nodes', NODE_TREE],
    ['blocks', BLOCK_TREE],
  ] as const)('an inner page of the index of %s that is gone costs nothing', (name, type) => {
    const inner = pagesIn(bytes, layout, type).filter(({ level }) => level > 0)
    expect(inner.length).toBeGreaterThan(2)
    for (const { start } of inner) {
      const broken = changed(bytes, (copy) => copy.fill(0, start, start + layout.pageSize))
      expect(hashes(broken)).toEqual(whole)
      expect(damageMet(openedDatabase(broken))).toEqual([
        { start, length: layout.pageSize, detail: `page of the index of ${name} has another type` },
      ])
    }
  })

  test('a page with nodes that is gone costs the nodes in it, and no other', () => {
    for (const leaf of pagesIn(bytes, layout, NODE_TREE).filter(({ level }) => level === 0)) {
      const broken = changed(bytes, (copy) => copy.fill(0xaa, leaf.start + 1, leaf.start + 2))
      const left = new Map(whole)
      for (let place = 0; place < leaf.entries; place++)
        left.delete(leaf.bytes.readUInt32LE(place * leaf.stride))
      expect(left.size).toBe(whole.size - leaf.entries)
      expect(hashes(broken)).toEqual(left)
      const database = openedDatabase(broken)
      const lost = leaf.bytes.readUInt32LE(0)
      expect(() => database.findNode(lost)).toThrow('page of the index of nodes has a wrong checksum')
    }
  })

  test('a page with places of blocks whose checksum is wrong costs no block that is where it says', () => {
    for (const leaf of pagesIn(bytes, layout, BLOCK_TREE).filter(({ level }) => level === 0)) {
      const broken = changed(bytes, (copy) =>
        copy.fill(0xaa, leaf.start + layout.count - 1, leaf.start + layout.count),
      )
      expect(hashes(broken)).toEqual(whole)
    }
  })

  test('a page with places of blocks that is gone costs nothing: they say themselves which they are', () => {
    for (const { start } of pagesIn(bytes, layout, BLOCK_TREE).filter(({ level }) => level === 0)) {
      const broken = changed(bytes, (copy) => copy.fill(0, start, start + layout.pageSize))
      expect(hashes(broken)).toEqual(whole)
      const database = openedDatabase(broken)
      database.sweep()
      expect(database.damage).toMatchObject([{ start, length: layout.pageSize }])
    }
  })

  test('an older page with the same nodes says nothing beside the newer one', () => {
    const pages = pagesIn(bytes, layout, NODE_TREE)
    const root = pages.reduce((top, page) => (page.level > top.level ? page : top))
    const leaf = pages.find(({ level, entries }) => level === 0 && entries === 3)
    if (leaf === undefined) throw new Error('there is no full leaf')
    const width = layout.wide ? 8 : 4
    const start = Math.ceil(bytes.length / 4096) * 4096
    const broken = changed(Buffer.concat([bytes, Buffer.alloc(start + 4096 - bytes.length)]), (copy) => {
      copy.fill(0, root.start, root.start + layout.pageSize)
      leaf.bytes.copy(copy, start)
      rewrite(copy, start, layout, (page) => {
        for (let at = 0; at < 3 * leaf.stride; at += leaf.stride)
          writeNumber(page, at + width, 0, layout.wide)
        writeNumber(page, layout.pageId, 1, layout.wide)
        page.writeUInt16LE(signatureOf(start, 1), layout.trailer + 2)
      })
    })
    expect(pagesIn(broken, layout, NODE_TREE)).toHaveLength(pages.length)
    expect(hashes(broken)).toEqual(whole)
  })
})

describe('a damaged header', () => {
  const { bytes } = buildPst({ encryption: 'permute', folders: folderOf(3) })
  const whole = hashes(bytes)

  test.each([
    ['its client', 8, 1],
    ['a version that nobody knows', 10, 0x40],
    ['a version that is another', 10, 0x33],
    ['its checksum', 4, 1],
    ['its full checksum', 524, 1],
    ['the size of the file', 184, 0x80],
    ['the place of the nodes', 224, 0x10],
    ['the name of the page of nodes', 216, 0xff],
    ['the place of the blocks', 242, 0xff],
    ['the name of the page of blocks', 232, 0xff],
    ['an encryption that is not used', 513, 1],
    ['an encryption that is another', 513, 3],
    ['an encryption that nobody knows', 513, 0x10],
  ])('is gone on from, and said: %s', (_name, at, bits) => {
    const broken = changed(bytes, (copy) => copy.writeUInt8((copy[at] ?? 0) ^ bits, at))
    expect(hashes(broken)).toEqual(whole)
    expect(openedDatabase(broken).damage.length).toBeGreaterThan(0)
  })

  test('is gone on from when nothing but its signature is left', () => {
    for (const [, kind] of kinds) {
      const file = buildPst({ ...kind, folders: folderOf(3) }).bytes
      expect(hashes(changed(file, (copy) => copy.fill(0, 4, 512)))).toEqual(hashes(file))
    }
  })

  test('an undocumented protection is not taken for damage', () => {
    const shielded = changed(bytes, (copy) => {
      copy.writeUInt8(0x10, 513)
      copy.writeUInt32LE(checksumOf(copy.subarray(8, 479)), 4)
      copy.writeUInt32LE(checksumOf(copy.subarray(8, 524)), 524)
    })
    expect(openNodeDatabase(bytesOf(shielded))).toMatchObject({
      detail: expect.stringContaining('Protection'),
    })
  })

  test('a file that is cut short says how much is gone', () => {
    const end = bytes.length - 512
    expect(openedDatabase(bytes.subarray(0, end)).damage).toContainEqual({
      start: end,
      length: 512,
      detail: 'the file is cut short',
    })
  })
})

test('pages that lead to each other end, and what they do not lead to is left out', () => {
  for (const [, kind, layout] of kinds) {
    const { bytes } = buildPst({ ...kind, fanOut: 2, folders: folderOf(6) })
    const pages = pagesIn(bytes, layout, NODE_TREE)
    const root = pages.reduce((top, page) => (page.level > top.level ? page : top))
    const broken = changed(bytes, (copy) => {
      const width = layout.wide ? 8 : 4
      rewrite(copy, root.start, layout, (page) => {
        for (let at = 0; at < root.entries * root.stride; at += root.stride) {
          writeNumber(page, at + width, root.id, layout.wide)
          writeNumber(page, at + 2 * width, root.start, layout.wide)
        }
      })
    })
    const database = openedDatabase(broken)
    expect([...database.nodes()].length).toBe(database.sweep().total)
    expect(database.damage.length).toBeGreaterThan(0)
  }
})

test.each(layouts)(
  'pages with %s that lie under a right checksum are read to an end, and counted the same',
  (_name, kind, layout) => {
    const { bytes } = buildPst({ ...kind, fanOut: 3, folders: folderOf(4) })
    const pages = [...pagesIn(bytes, layout, NODE_TREE), ...pagesIn(bytes, layout, BLOCK_TREE)]
    const places = [...pages.map(({ start }) => start), ...pages.map(({ id }) => id), 0, 2 ** 32 - 1]
    const lie = fc.record({
      page: fc.nat(pages.length - 1),
      field: fc.nat(3 * 3),
      value: fc.oneof(fc.constantFrom(...places), fc.nat(2000)),
      level: fc.option(fc.nat(255), { freq: 8 }),
    })
    fc.assert(
      fc.property(fc.array(lie, { minLength: 1, maxLength: 6 }), (lies) => {
        const broken = changed(bytes, (copy) => {
          for (const { page, field, value, level } of lies) {
            rewrite(copy, pages[page]?.start ?? 0, layout, (content) => {
              writeNumber(content, field * (layout.wide ? 8 : 4), value, layout.wide)
              if (level !== null) content.writeUInt8(level, layout.count + 2 * layout.countSize + 1)
            })
          }
        })
        if ('kind' in openNodeDatabase(bytesOf(broken))) hashes(broken)
      }),
      { numRuns: 60 },
    )
  },
)

test.each(kinds)(
  'whatever is changed in a file with %s, what does not depend on it is read',
  (_name, kind) => {
    const { bytes, truth } = buildPst({ ...kind, fanOut: 4, folders: folderOf(8) })
    const whole = hashes(bytes)
    const change = fc.record({
      at: fc.nat(bytes.length - 1),
      length: fc.constantFrom(1, 1, 8, 64, 512, 4096),
      bits: fc.integer({ min: 1, max: 255 }),
      zeros: fc.boolean(),
    })
    fc.assert(
      fc.property(change, ({ at, length, bits, zeros }) => {
        const end = Math.min(bytes.length, at + length)
        const broken = changed(bytes, (copy) => {
          for (let place = at; place < end; place++) copy[place] = zeros ? 0 : (copy[place] ?? 0) ^ bits
        })
        const database = openNodeDatabase(bytesOf(broken))
        const depends = (nid: number) =>
          truth.dependsOn(nid).some(({ start, length }) => start < end && at < start + length)
        if (!('kind' in database)) return at < 4 || [...whole.keys()].every(depends)
        const found = hashes(broken)
        for (const [nid, hash] of whole) if (!depends(nid)) expect(found.get(nid)).toBe(hash)
        const wrong = [...found].some(([nid, hash]) => hash !== null && hash !== whole.get(nid))
        if (wrong || found.size < whole.size) expect(damageMet(database)).not.toEqual([])
        return true
      }),
      { numRuns: 25 },
    )
  },
)
