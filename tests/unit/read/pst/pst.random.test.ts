import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RawItem, ReadEnd } from '../../../../main/read/item.ts'
import { readPropertySet } from '../../../../main/read/mapi/form.ts'
import { pst } from '../../../../main/read/pst/pst.ts'
import { bytesOf } from '../../../../main/source/bytes.ts'
import { anyPlan } from '../../../helpers/pst/any-plan.ts'
import { itemOf, plainOf } from '../../../helpers/pst/plain-item.ts'
import type { Encryption, PstPlan } from '../../../helpers/pst/plan.ts'
import { sampleFolders } from '../../../helpers/pst/sample.ts'
import type { ItemTruth, PstTruth } from '../../../helpers/pst/truth.ts'
import { buildPst } from '../../../helpers/pst/write.ts'
import { collect } from '../../../helpers/read-steps.ts'

const shapes = {
  ansi: { width: 'ansi' },
  unicode: { width: 'unicode' },
  'large pages': { pageSize: 4096 },
} as const
const encryptions: readonly Encryption[] = ['none', 'permute', 'cyclic']
const kinds = Object.entries(shapes).flatMap(([shape, of]) =>
  encryptions.flatMap((encryption) => [2, 1000].map((fanOut) => ({ shape, encryption, fanOut, of }))),
)

test.each(kinds)(
  'of a file with one item of every kind all is read: $shape, $encryption, fan-out $fanOut',
  async ({ of, encryption, fanOut }) => {
    await expectAllRead({ ...of, encryption, fanOut, folders: sampleFolders() })
  },
)

test('what was written is read, all of it: every property, recipient, attachment, name and folder', async () => {
  await fc.assert(fc.asyncProperty(anyPlan, expectAllRead), { numRuns: 25 })
})

async function expectAllRead(plan: PstPlan): Promise<void> {
  const { bytes, truth } = buildPst(plan)
  const steps = await collect(pst.read(bytesOf(bytes), 0, {}))
  expect(steps.filter(({ step }) => step === 'aside')).toEqual([])
  const items = steps.filter((step) => step.step === 'item')
  const byNode = (a: ItemTruth, b: ItemTruth): number => a.nid - b.nid
  // Of several states of one item the last comes first.
  const written = [...truth.items.toSorted(byNode), ...truth.left.toReversed().sort(byNode)]
  expect(items.map(readOf)).toEqual(written.map(writtenOf))
  expect(items.flatMap(({ problems }) => problems)).toEqual([])
  const end = steps.find((step) => step.step === 'end')
  expect(end && accountOf(end)).toEqual(accountIn(truth))
}

function readOf(step: RawItem): unknown {
  const { item, ...marks } = readPropertySet(Buffer.concat([...step.pieces()]))
  return { node: step.node, foundAs: step.foundAs, folder: step.folder, marks, ...plainOf(item) }
}

function writtenOf({ nid, foundAs, folder, item }: ItemTruth): unknown {
  return { node: nid, foundAs, folder, marks: expect.anything(), ...plainOf(itemOf(item)) }
}

function accountOf({ counted, survey, folders, problems }: ReadEnd): unknown {
  return { counted, nodes: survey['nodes'], folders: folders.toSorted(byPath), problems }
}

/** A root that holds nothing is no folder that anybody sees. */
const ROOT = 0x122

function accountIn(truth: PstTruth): unknown {
  return {
    counted: truth.items.length + truth.left.length,
    nodes: truth.nodes,
    folders: truth.folders
      .filter(({ nid }) => nid !== ROOT)
      .map(({ nid: _, items, ...folder }) => ({ ...folder, read: items }))
      .toSorted(byPath),
    problems: expect.anything(),
  }
}

function byPath(a: { readonly path: readonly string[] }, b: { readonly path: readonly string[] }): number {
  return a.path.join('/') < b.path.join('/') ? -1 : 1
}
