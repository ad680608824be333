import { join } from 'node:path'
import { writeDrive } from '../helpers/drive.ts'
import { startBench } from '../helpers/engine.ts'

/** Records in the depot that `makeWholeDepot` makes, all undetermined. */
export const RECORDS = 400

/** Makes a depot in which nothing is wrong, to be copied and harmed. Answers with its file, in the folder given. */
export async function makeWholeDepot(folder: string): Promise<string> {
  const drive = join(folder, 'drive')
  writeDrive(drive, { messages: RECORDS, seed: 7 })
  const file = join(folder, 'whole.depot')
  const bench = startBench({ create: file }, file)
  await bench.import(drive)
  await bench.engine.close()
  return file
}
