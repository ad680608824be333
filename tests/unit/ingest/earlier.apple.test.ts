import { expect, test } from 'vitest'
import { APPLE_DATA, appleLibrary, type Files } from '../../helpers/apple-library.ts'
import { buildZip } from '../../helpers/build-zip.ts'
import { type Bench, newBench } from '../../helpers/engine.ts'
import { put } from '../../helpers/source-tree.ts'
import { tempFolder } from '../../helpers/temp.ts'

/** Libraries of Apple Mail that are handed over again, with other files beside the same messages. */

const MESSAGES = 5
const PARTIAL = 4

const whole = (): Files => {
  const files = appleLibrary(MESSAGES - 3)
  return Object.fromEntries(Object.entries(files).filter(([path]) => !path.endsWith('/101/3.1/nota.txt')))
}
const without = (files: Files, part: string): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !path.includes(part)))

const inZip = (files: Files): Files => ({
  'mail.zip': buildZip(Object.entries(files).map(([name, content]) => ({ name, content }))),
})
const asIs = (files: Files): Files => files

/** The import of a drive with these files, and what an inventory said of it before; always below the same folder. */
async function importFiles(bench: Bench, files: Files) {
  const drive = tempFolder()
  for (const [path, content] of Object.entries(files)) put(drive, `schijf/${path}`, content)
  const inventory = await bench.finish('source.inventory', { ticket: bench.ticket(`${drive}/schijf`) })
  const summary = await bench.import(`${drive}/schijf`)
  expect(inventory.present.files).toBe(summary.present)
  expect(inventory.items - inventory.present.items).toBe(summary.imported)
  return summary
}

test.each([
  ['a folder', asIs],
  ['a zip', inZip],
])('attachments that were missing beside messages in %s are imported when they come', async (_, laid) => {
  const bench = newBench()
  const library = whole()
  await importFiles(bench, laid(without(library, '/Attachments/')))
  expect(await importFiles(bench, laid(library))).toMatchObject({
    imported: PARTIAL,
    present: MESSAGES - PARTIAL,
  })
  expect(await importFiles(bench, laid(library))).toMatchObject({ imported: 0, present: MESSAGES })
  // What is less than the depot has adds nothing.
  expect(await importFiles(bench, laid(without(library, '/Attachments/')))).toMatchObject({
    imported: 0,
    present: MESSAGES,
  })
})

test('an attachment that was cut off is imported when it comes whole, and once', async () => {
  const bench = newBench()
  const path = `${APPLE_DATA}/Attachments/102/2/besluit.pdf`
  await importFiles(bench, { ...whole(), [path]: Buffer.from('%PDF') })
  expect(await importFiles(bench, whole())).toMatchObject({
    imported: 1,
    firstCopy: 1,
    present: MESSAGES - 1,
  })
  expect(await importFiles(bench, whole())).toMatchObject({ imported: 0, present: MESSAGES })
})
