import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { chunksOf } from '../../../../../main/read/pst/ndb/chunks.ts'
import { damageLog } from '../../../../../main/read/pst/ndb/damage-log.ts'
import { bytesOf } from '../../../../../main/source/bytes.ts'
import { folderOf, kinds, noiseOf, openedDatabase } from '../../../../helpers/node-database.ts'
import { attached, mail } from '../../../../helpers/pst/items.ts'
import { buildPst } from '../../../../helpers/pst/write.ts'

describe.each(kinds)('a file with %s', (_name, kind) => {
  test('bytes that begin like a deflated block are not taken for one', () => {
    const deflated = deflateSync(noiseOf(3, 5000))
    const { bytes } = buildPst({
      ...kind,
      folders: [{ name: 'In', items: [mail({ subject: 'zlib', attachments: [attached('a.z', deflated)] })] }],
    })
    const database = openedDatabase(bytes)
    const found = [...database.nodes()].some(({ subnodes }) => {
      return [...database.openSubnodes(subnodes).all()].some((one) => {
        return [...database.openSubnodes(one.subnodes).all()].some((value) => {
          return database.openData(value.data).readBlock(0).equals(deflated)
        })
      })
    })
    expect(found).toBe(true)
  })

  test('a block that is damaged is said where it lies, once, and the rest is read', () => {
    const { bytes, truth } = buildPst({ ...kind, folders: folderOf(2) })
    const node = openedDatabase(bytes).findNode(truth.items[1]?.nid ?? 0)
    const { start, length } = openedDatabase(bytes).openData(node?.data ?? 0).stored
    bytes.writeUInt8((bytes[start + 20] ?? 0) ^ 1, start + 20)
    const database = openedDatabase(bytes)
    for (let time = 0; time < 2; time++) {
      expect(() => database.openData(node?.data ?? 0).readBlock(0)).toThrow('has a wrong checksum')
    }
    const detail = `block 0x${node?.data.toString(16)} has a wrong checksum`
    expect(database.damage).toEqual([{ start, length, detail }])
  })
})

test('a piece of the file is the same wherever chunks begin and end', () => {
  const bytes = noiseOf(1, 300_000)
  const file = chunksOf(bytesOf(bytes))
  for (const start of [0, 1, 65_535, 65_536, 65_000, 131_000, 299_990, 300_000, 400_000]) {
    for (const length of [0, 1, 512, 4096, 70_000, 200_000]) {
      expect(file.read(start, length).equals(bytes.subarray(start, start + length))).toBe(true)
    }
  }
})

test('damage without end is counted, and not all kept', () => {
  const log = damageLog()
  for (let start = 0; start < 20_000; start++) log.note({ start, length: 1, detail: 'block' })
  expect(log.list()).toHaveLength(10_001)
  expect(log.list().at(-1)?.detail).toContain('10000 more')
})
