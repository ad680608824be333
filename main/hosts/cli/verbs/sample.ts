import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Reply } from '../../../../shared/reply.ts'
import { writeSampleDrive } from '../../sample/drive.ts'
import { answer, type Verb } from '../verb.ts'
import { needed, nothingAfter } from '../words.ts'

/** `sample FOLDER` */
export const sample: Verb = {
  name: 'sample',
  usage: 'FOLDER',
  summary:
    'write the drive of the made-up Gemeente Voorbeeld into a new or empty folder, to try everything on',
  example: 'bewaarpost sample voorbeeld',
  options: {},
  async run(words) {
    const folder = resolve(needed(words, 0, 'FOLDER'))
    nothingAfter(words, 1)
    return answer(write(folder), () => [`The sample drive is in ${folder}.`])
  },
}

function write(folder: string): Reply<{ folder: string }> {
  try {
    if (existsSync(folder) && readdirSync(folder).length > 0) {
      return { ok: false, failure: { kind: 'target-exists', file: folder } }
    }
    writeSampleDrive(folder)
    return { ok: true, value: { folder } }
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : ''
    return { ok: false, failure: { kind: 'target-failed', file: folder, detail } }
  }
}
