import { hash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { printSchema } from '../../main/store/schema.ts'
import { fillDepot } from './fill.ts'
import { count } from './table.ts'

/** The depot of so many made-up records that is kept from run to run, made where it is not there yet. Not to be changed: copy it. */
export async function keptDepot(workplace: string, records: number): Promise<string> {
  // A depot made for another schema would be asked questions it cannot answer.
  const schema = hash('sha256', printSchema()).slice(0, 8)
  const kept = join(workplace, `filled-${records}-${schema}.depot`)
  await fillDepot(kept, records, (done) => {
    if (done % 100_000 === 0) console.log(`  made ${count(done)} records`)
  })
  return kept
}

export function removeDepot(file: string): void {
  for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true })
}
