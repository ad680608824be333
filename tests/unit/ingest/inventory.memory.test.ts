import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { takeInventory } from '../../../main/ingest/inventory.ts'
import { buildZip } from '../../helpers/build-zip.ts'
import { put } from '../../helpers/source-tree.ts'
import { tempFolder } from '../../helpers/temp.ts'

const MEBIBYTE = 1024 ** 2
const FILES = 50
const EACH = 2 * MEBIBYTE

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

const files = Array.from({ length: FILES }, (_, number) => ({
  name: `${number}.bin`,
  content: Buffer.alloc(EACH, `${number} `),
}))

const drives: readonly (readonly [string, (root: string) => void])[] = [
  ['in a folder', (root) => files.map(({ name, content }) => put(root, name, content))],
  ['in a zip', (root) => put(root, 'a.zip', buildZip(files))],
]

test.each(drives)(
  'an inventory of small files %s holds the bytes of a few of them at a time',
  async (_, fill) => {
    const root = tempFolder()
    fill(root)
    const held: number[] = []
    const report = () => {
      collect()
      held.push(process.memoryUsage().arrayBuffers)
    }
    collect()
    const before = process.memoryUsage().arrayBuffers
    await takeInventory([root], { depot: null, signal: { aborted: false }, report })
    expect(held.length).toBeGreaterThan(FILES)
    expect(Math.max(...held) - before).toBeLessThan((FILES * EACH) / 4)
  },
)
