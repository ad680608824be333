import { assertNever, type Failure } from '../../../shared/failure.ts'
import { printable } from './printable.ts'

/** A failure in the words of the person at work: what happened and to what, what is safe, and what to do next. */
export type Explanation = { readonly happened: string; readonly safe: string; readonly next: string }

const unchanged = 'Nothing was changed.'
const sound = 'Everything up to the last checkpoint is in the depot, which is sound.'
const resume = 'Give the same command again: it goes on where it stopped.'

/** Says a failure in plain words. Every kind there is has its own. */
export function explain(failure: Failure): Explanation {
  switch (failure.kind) {
    case 'bad-request':
      return say(
        `This cannot be asked: ${failure.detail}`,
        unchanged,
        'See "bewaarpost help" for what can be asked.',
      )
    case 'query-unreadable':
      return say(
        `The query cannot be read: ${failure.detail}`,
        unchanged,
        `Look at character ${failure.at + 1} of the query; "bewaarpost help search" lists what it may hold.`,
      )
    case 'not-found':
      return say(`There is no ${failure.what}.`, unchanged, whereToLook(failure.what))
    case 'source-missing':
      return say(
        `${failure.file} is not there.`,
        unchanged,
        'Check the path, and whether the drive is plugged in.',
      )
    case 'source-failed':
      return say(
        `${failure.file} could not be read on: ${failure.detail}.`,
        sound,
        `Check the drive, its cable and the rights to the file. ${resume}`,
      )
    case 'target-exists':
      return say(
        `Something is at ${failure.file} already.`,
        'It was not touched.',
        'Choose a name that is free, or for an export an empty folder: nothing is ever written over.',
      )
    case 'target-failed':
      return say(
        `${failure.file} could not be written: ${failure.detail}.`,
        'The depot is not affected.',
        'Check the folder, its rights and the space on it.',
      )
    case 'nothing-to-check':
      return say(
        'There is nothing to check: the depot is empty.',
        unchanged,
        'Import a drive first: bewaarpost import DEPOT PATH.',
      )
    case 'nothing-to-undo':
      return say(
        'There is no marking left to undo.',
        unchanged,
        '"bewaarpost log" shows what was done and undone.',
      )
    case 'preview-outdated':
      return say(
        'The records have changed since they were previewed.',
        unchanged,
        'Look at the preview again, then give the command again.',
      )
    case 'cancelled':
      return say(
        'Stopped, as you asked.',
        sound,
        'Give the same command again: an import goes on where it stopped, other work begins anew.',
      )
    case 'busy':
      return say(
        `The depot is at work on ${failure.job}.`,
        unchanged,
        'Wait until that is done, or cancel it first.',
      )
    case 'internal':
      return say(
        `A fault in the program: ${failure.detail.split('\n')[0]}.`,
        'Whatever was under way was taken back to the last checkpoint.',
        'Run "bewaarpost verify DEPOT", and report this message.',
      )
    default:
      return explainDepot(failure)
  }
}

/** What lists the numbers that can be asked for. */
function whereToLook(what: string): string {
  if (what.startsWith('event')) return '"bewaarpost log" lists the events.'
  if (what.startsWith('part')) return '"bewaarpost show" lists the parts of a record.'
  if (what.startsWith('accession')) return '"bewaarpost ledger" lists the accessions.'
  if (what.startsWith('bytes of problem'))
    return '"bewaarpost problems" lists the problems; those whose bytes are kept have a number under "kept".'
  return '"bewaarpost search" lists the records.'
}

type DepotFailure = Extract<Failure, { kind: `depot-${string}` | `disk-${string}` }>

function explainDepot(failure: DepotFailure): Explanation {
  const { file } = failure
  switch (failure.kind) {
    case 'depot-missing':
      return say(
        `There is no depot ${file}.`,
        unchanged,
        `Check the path, or make one: bewaarpost create ${file}.`,
      )
    case 'depot-exists':
      return say(
        `${file} exists already.`,
        'It was not touched.',
        'Choose another name, or use the depot that is there.',
      )
    case 'depot-foreign':
      return say(
        `${file} is not a depot of Bewaarpost.`,
        'It was not touched.',
        'Check whether this is the file you meant.',
      )
    case 'depot-newer':
      return say(
        `${file} was made by a newer version (${failure.version}) than this program knows (${failure.known}).`,
        'It was not touched.',
        'Open it with the newer program.',
      )
    case 'depot-in-use':
      return say(
        `${file} is open in another program.`,
        unchanged,
        'Close it there, or wait until the work there is done.',
      )
    case 'depot-damaged':
      return say(
        `${file} is damaged: ${failure.detail}.`,
        'Nothing was written to it.',
        'Make a copy of the file as it is, then go on with the latest backup.',
      )
    case 'depot-read-only':
      return say(
        `${file} cannot be written.`,
        unchanged,
        'Check the rights of the file and its folder, or work on a copy elsewhere.',
      )
    case 'depot-gone':
      return say(
        `${file} disappeared while it was in use.`,
        'What was written to it lies where the file is now.',
        'Put the drive or network folder back and open the depot again.',
      )
    case 'disk-full':
      // The file may be a backup or an export: neither goes on half way.
      return say(
        `The disk is full: ${file} could not grow.`,
        'The depot is sound; of an import everything up to the last checkpoint is in it.',
        'Make room on the disk and give the same command again: an import goes on where it stopped.',
      )
    case 'disk-failed':
      return say(
        `The disk failed while ${file} was in use: ${failure.detail}.`,
        sound,
        'Copy the depot to another disk, and run "bewaarpost verify" there.',
      )
    default:
      return assertNever(failure)
  }
}

function say(happened: string, safe: string, next: string): Explanation {
  // Details come from elsewhere, some with a full stop, some without.
  return { happened: `${printable(happened).replace(/[.\s]*$/, '')}.`, safe, next: printable(next) }
}
