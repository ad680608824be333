import { expect, test } from 'vitest'
import { pst } from '../../../../main/read/pst/pst.ts'
import { bytesOf } from '../../../../main/source/bytes.ts'
import { mail } from '../../../helpers/pst/items.ts'
import type { FolderPlan, ItemPlan } from '../../../helpers/pst/plan.ts'
import { buildPst } from '../../../helpers/pst/write.ts'

function letters(count: number): ItemPlan[] {
  return Array.from({ length: count }, (_, number) => mail({ subject: `Brief ${number}`, text: 'Geachte' }))
}

type Shape = {
  readonly name: string
  readonly most: number
  readonly folders: (size: number) => FolderPlan[]
}

/** `most`: how many times as long. Of few items half is what reading any file takes. */
const shapes: readonly Shape[] = [
  { name: 'items in one folder', most: 15, folders: (size) => [{ name: 'Alles', items: letters(size) }] },
  {
    name: 'folders',
    most: 25,
    folders: (size) =>
      Array.from({ length: size }, (_, number) => ({ name: `Map ${number}`, items: letters(1) })),
  },
]

test.each(shapes)('ten times as many $name take about ten times as long', async ({ folders, most }) => {
  const [few, many] = [buildPst({ folders: folders(300) }).bytes, buildPst({ folders: folders(3000) }).bytes]
  await millisecondsOf(few, 300)
  const short = await millisecondsOf(few, 300)
  // What looked at all items or folders for each of them would take a hundred times as long.
  const long = await millisecondsOf(many, 3000)
  expect(long).toBeLessThan(most * short)
})

/** Processor time in which a file is read, which must give so many items: other work on the machine does not count. */
async function millisecondsOf(file: Buffer, items: number): Promise<number> {
  const begun = process.cpuUsage()
  let found = 0
  for await (const step of pst.read(bytesOf(file), 0, {})) if (step.step === 'item') found++
  expect(found).toBe(items)
  return process.cpuUsage(begun).user / 1000
}
