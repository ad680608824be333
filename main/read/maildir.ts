import type { Bytes } from '../source/bytes.ts'
import type { Cursor, MailFormat, ReadStep } from './item.ts'
import { MARKS_GLANCE, readProgramMarks } from './program-marks.ts'
import { readWholeFile } from './whole-file.ts'

/**
 * One message of a Maildir. Its folder and flags are in its path (see `placeMaildir`), but for Thunderbird, which keeps mail so
 * too when it is asked to, names the files otherwise, and writes what it knows into the message.
 */
export const maildir: MailFormat = {
  format: 'maildir',
  puid: 'fmt/278',
  agent: 'bewaarpost-maildir',
  version: '1',
  read: readMaildir,
}

async function* readMaildir(bytes: Bytes, cursor: Cursor): AsyncGenerator<ReadStep> {
  for await (const step of readWholeFile(bytes, cursor)) {
    const isMarked = step.step === 'item' && ofThunderbird.test(bytes.read(0, 200).toString('latin1'))
    yield isMarked ? { ...step, ...readProgramMarks(bytes.read(0, MARKS_GLANCE), NO_SEPARATOR) } : step
  }
}

/** It writes its fields before all others. In a message that others wrote they stand further down, and say nothing. */
const ofThunderbird = /^(?:From - [^\n]*\n)?X-Mozilla-/
const NO_SEPARATOR = Buffer.alloc(0)
