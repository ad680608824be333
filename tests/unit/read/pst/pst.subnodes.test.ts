import { expect, test } from 'vitest'
import { EMBEDDED_DEPTH } from '../../../../main/read/mapi/item.ts'
import { pst } from '../../../../main/read/pst/pst.ts'
import { bytesOf } from '../../../../main/source/bytes.ts'
import { attached, attachedItem, mail } from '../../../helpers/pst/items.ts'
import type { ItemPlan } from '../../../helpers/pst/plan.ts'
import type { Range } from '../../../helpers/pst/truth.ts'
import { buildPst } from '../../../helpers/pst/write.ts'
import { collect } from '../../../helpers/read-steps.ts'

const attachments = Array.from({ length: 5 }, (_, place) => attached(`${place}.txt`, Buffer.from('tekst')))
const letter = mail({ subject: 'Met bijlagen', attachments })

/** An item within others, the outermost of which lies in a folder. */
function within(levels: number, item: ItemPlan): ItemPlan {
  let outer = item
  for (let level = 0; level < levels; level++)
    outer = mail({ subject: `${level}`, attachments: [attachedItem(`${level}`, outer)] })
  return outer
}

/** What lists the subnodes of an item and of what hangs below it: blocks of leaves ([MS-PST] §2.2.2.8.3.3.1). */
const leavesIn = (bytes: Buffer, blocks: readonly Range[]): Range[] =>
  blocks.filter(({ start }) => bytes.readUInt16LE(start) === 2)

/** The file with another byte in the entries of a leaf. */
function damagedAt(bytes: Buffer, start: number): Buffer {
  const damaged = Buffer.from(bytes)
  damaged.writeUInt8(damaged.readUInt8(start + 9) ^ 1, start + 9)
  return damaged
}

/** Where the items of a folder say that they are damaged. */
async function placesNamed(bytes: Buffer, folder: string): Promise<(number | undefined)[]> {
  const steps = await collect(pst.read(bytesOf(bytes), 0, {}))
  return steps
    .filter((step) => step.step === 'item' && step.folder?.includes(folder))
    .flatMap((step) => (step.step === 'item' ? step.problems : []))
    .filter(({ kind }) => kind === 'item-damaged')
    .map(({ start }) => start)
}

test.each<readonly [string, ItemPlan]>([
  ['an item', letter],
  ['an item in another', within(1, letter)],
  ['the last item that is opened', within(EMBEDDED_DEPTH, letter)],
  ['an item too deep to be opened', within(EMBEDDED_DEPTH + 1, letter)],
  ['an item below one that is too deep', within(EMBEDDED_DEPTH + 2, letter)],
])('each damaged leaf of the subnodes of %s is a problem of the item in the folder', async (_, item) => {
  // Two entries a leaf: its subnodes are a tree of two levels.
  const { bytes, truth } = buildPst({
    fanOut: 2,
    encryption: 'none',
    folders: [{ name: 'Map', items: [item] }],
  })
  expect(await placesNamed(bytes, 'Map')).toEqual([])
  const leaves = leavesIn(bytes, truth.dependsOn(truth.items[0]?.nid ?? 0))
  expect(leaves.length).toBeGreaterThan(2)
  for (const { start } of leaves) {
    expect(await placesNamed(damagedAt(bytes, start), 'Map')).toContain(start)
  }
})

test('of a deleted item a damaged leaf is a problem too, though nothing says where it lay', async () => {
  const { bytes, truth } = buildPst({
    fanOut: 2,
    encryption: 'none',
    folders: [{ name: 'Map', items: [{ ...letter, deleted: true }] }],
  })
  expect(await placesNamed(bytes, 'Map')).toEqual([])
  const leaves = leavesIn(bytes, truth.left[0]?.blocks ?? [])
  expect(leaves.length).toBeGreaterThan(2)
  for (const { start } of leaves) expect(await placesNamed(damagedAt(bytes, start), 'Map')).toContain(0)
})
