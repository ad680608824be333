import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeDrive } from '../helpers/drive.ts'
import { importDrive } from './ours.ts'
import { count, mebibytes, megabytes, seconds, table } from './table.ts'

/** What an import may keep in memory, however large the drive. */
const LIMIT = 1024 ** 3

/** Imports one large mbox and prints the peak memory. Answers whether it stayed within the limit. */
export async function benchMemory(bytes: number, scratch: string): Promise<boolean> {
  const place = join(scratch, 'memory')
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place, { recursive: true })
  console.log(`\n## Memory: one mbox of ${mebibytes(bytes)} MiB\n`)
  console.log('  writing the mbox')
  const drive = writeDrive(join(place, 'drive'), { bytes, layout: 'mbox' })
  console.log(`  importing its ${count(drive.messages)} messages`)
  const run = await importDrive(join(place, 'drive'), place)
  rmSync(place, { recursive: true, force: true })
  console.log(
    `\n${table([
      ['messages', 'MB', 'seconds', 'messages/s', 'peak MiB', 'depot / source'],
      [
        count(run.messages),
        megabytes(drive.bytes),
        seconds(run.seconds),
        count(run.messages / run.seconds),
        mebibytes(run.peakBytes),
        (run.bytes / drive.bytes).toFixed(2),
      ],
    ])}`,
  )
  if (run.peakBytes === null) {
    console.log('This system does not tell how much memory a process had.')
    return true
  }
  const within = run.peakBytes <= LIMIT
  console.log(`${within ? 'Within' : 'OVER'} the limit of ${mebibytes(LIMIT)} MiB.`)
  return within
}
