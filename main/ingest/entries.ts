import type { Problem } from '../../shared/problem.ts'
import { isArchiveFormat, openArchive } from '../source/archive.ts'
import { judgeReadError } from '../source/medium.ts'
import { type DriveReading, readFound } from './drive.ts'
import type { Looked, OpenFile } from './look.ts'
import type { DriveStep, Source } from './step.ts'

/**
 * Reads what lies in an archive, each entry as a source file of its own, and closes the account of the archive: every entry
 * found was opened or set aside. Entries an interrupted run has read are passed over and counted.
 */
export async function* readEntries(
  file: OpenFile,
  { source }: Looked,
  reading: DriveReading,
): AsyncGenerator<DriveStep> {
  const entries = { found: 0, opened: 0, setAside: 0 }
  try {
    const options = { signal: reading.signal, spoolDir: reading.spool }
    for await (const step of openArchive(formatOf(source), file.found, options)) {
      if (step.step === 'end') {
        const { directory, unlisted = 0 } = step.survey
        if (directory !== undefined) {
          source.recount = () => directory + unlisted
          // What the table of contents promises and the archive does not hold is lost; its problem says so.
          const missing = Math.max(0, directory + unlisted - entries.found)
          entries.found += missing
          entries.setAside += missing
        }
        for (const problem of step.problems) yield { step: 'problem', source, problem }
      } else {
        entries.found++
        if (step.step === 'unreadable') entries.setAside++
        else entries.opened++
        yield* readFound(step, source, reading)
      }
    }
  } catch (error) {
    // What was not listed any more counts as one entry set aside: how many it held nobody knows.
    const problem: Problem = judgeReadError(error, file.found.root)
    entries.found++
    entries.setAside++
    yield { step: 'problem', source, problem }
  }
  yield { step: 'close', source, entries, end: null }
}

function formatOf({ format }: Source) {
  if (!isArchiveFormat(format)) throw new Error(`${format} is not an archive`)
  return format
}
