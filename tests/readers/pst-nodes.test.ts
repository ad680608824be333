import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeWithCorpora } from '../helpers/corpora.ts'
import { hashOfNode, openedDatabase } from '../helpers/node-database.ts'

describeWithCorpora('the node database of files by Outlook', (corpora) => {
  /** Nodes as a script of ten lines counts them, which knows nothing of the reader. */
  test.each([
    ['go-pst/32-bit.pst', 'ansi', 14, 34],
    ['microsoft/Empty.pst', 'unicode', 23, 47],
    ['tika/testPST.pst', 'unicode', 23, 61],
    ['tika/testPST_variousBodyTypes.pst', 'unicode', 23, 55],
  ])('%s: every node, and every block behind it, without damage', (path, width, version, count) => {
    const database = openedDatabase(readFileSync(join(corpora, 'pst', path)))
    expect(database.kind).toEqual({ width, pageSize: 512, encryption: 'permute', client: 'pst', version })
    const nids = [...database.nodes()].map(({ nid }) => nid)
    expect(nids).toHaveLength(count)
    expect(database.sweep().total).toBe(count)
    expect(nids.filter((nid) => hashOfNode(database, nid) === null)).toEqual([])
    expect(database.damage).toEqual([])
  })
})
