import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeWithCorpora } from '../helpers/corpora.ts'
import { importFolder, sha256, sorted } from '../helpers/kept.ts'

type Truth = {
  readonly sha256: string
  readonly folder: string
  readonly mozilla_status: string
  readonly keys: string
  readonly deleted: boolean
}

/** By the letters of the truth's status: read 1, replied 2, marked 4, expunged 8. */
function lettersOf(status: string): string {
  const digit = Number.parseInt(status, 16)
  return [digit & 4 && 'F', digit & 2 && 'R', digit & 1 && 'S', digit & 8 && 'T'].filter(Boolean).join('')
}

describeWithCorpora('a profile of Thunderbird, imported', (corpora) => {
  test('every message is in the folder of its account, with flags, keys, and what was deleted', async () => {
    const truth = JSON.parse(
      readFileSync(join(corpora, 'derived/truth/thunderbird.json'), 'utf8'),
      // Made by the script that made the profile; a wrong field fails the comparison.
    ) as Truth[]
    const kept = await importFolder(join(corpora, 'derived/thunderbird'))
    expect(
      sorted(
        kept.map(({ mailbox, folder, flags, keywords, foundAs, bytes }) => ({
          ...{ mailbox, folder, flags, keywords, foundAs },
          // What Thunderbird put into the message stays in it; the truth is of what it was put into.
          sha256: sha256(bytes.toString('latin1').replace(/^(?:X-Mozilla-[^\n]*\n)+/, '')),
        })),
      ),
    ).toEqual(
      sorted(
        truth.map(({ folder, mozilla_status, keys, deleted, sha256 }) => {
          const [mailbox = '', ...folders] = folder.split('/')
          return {
            ...{ mailbox, folder: folders.join('/'), flags: lettersOf(mozilla_status) },
            ...{ keywords: keys === '' ? [] : [keys], foundAs: deleted ? 'deleted' : '', sha256 },
          }
        }),
      ),
    )
    expect(kept.filter(({ foundAs }) => foundAs === 'deleted').length).toBeGreaterThan(0)
  })
})
