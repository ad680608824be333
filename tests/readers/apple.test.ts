import { cpSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { describeWithCorpora } from '../helpers/corpora.ts'
import { importFolder, sha256, sorted } from '../helpers/kept.ts'
import { inFolder } from '../helpers/source-tree.ts'

type Truth = {
  readonly sha256: string
  readonly folder: string
  readonly flags: number
  readonly emlx: number
}

/** The bits the truth was made with: read 1, answered 4, flagged 16. */
const lettersOf = (bits: number) => `${bits & 16 ? 'F' : ''}${bits & 4 ? 'R' : ''}${bits & 1 ? 'S' : ''}`

describeWithCorpora('Apple Mail, imported', (corpora) => {
  const truthOf = (name: string): Truth[] =>
    // Made by the script that made the files; a wrong field fails the comparison.
    JSON.parse(readFileSync(join(corpora, 'derived/truth', `${name}.json`), 'utf8')) as Truth[]
  const account = '0005A5A0-0000-0000-0000-000000000001'

  test('a library: every message, in its folder of its account, with its flags and its list', async () => {
    const kept = await importFolder(join(corpora, 'derived/apple-library'))
    expect(
      sorted(
        kept.map(({ path, mailbox, folder, flags, foundAs, bytes, problems }) => ({
          ...{ number: basename(path), mailbox, folder, flags, foundAs, problems },
          sha256: sha256(bytes),
        })),
      ),
    ).toEqual(
      sorted(
        truthOf('apple-library').map(({ emlx, folder, flags, sha256 }) => ({
          ...{
            number: `${emlx}.emlx`,
            mailbox: account,
            folder,
            flags: lettersOf(flags),
            foundAs: '',
            problems: [],
          },
          sha256,
        })),
      ),
    )
    expect(kept.every(({ trailer }) => trailer?.includes('<key>flags</key>'))).toBe(true)
  })

  test('an .emlxtar: the same messages, opened like every archive', () =>
    inFolder(async (drive) => {
      cpSync(join(corpora, 'derived/archives/INBOX.emlxtar'), join(drive, 'jansen', 'INBOX.emlxtar'))
      const kept = await importFolder(drive)
      expect(
        sorted(
          kept.map(({ path, mailbox, folder, flags, bytes }) => ({
            ...{ number: basename(path), mailbox, folder, flags },
            sha256: sha256(bytes),
          })),
        ),
      ).toEqual(
        // All of the archive is one folder, whatever folder its messages were taken from.
        sorted(
          truthOf('archives.emlxtar').map(({ emlx, flags, sha256 }) => ({
            ...{ number: `${emlx}.emlx`, mailbox: 'jansen', folder: 'INBOX', flags: lettersOf(flags) },
            sha256,
          })),
        ),
      )
    }))

  test('an exported bundle: a folder of its own name', async () => {
    const kept = await importFolder(join(corpora, 'derived/apple-export'))
    expect(
      sorted(kept.map(({ mailbox, folder, bytes }) => ({ mailbox, folder, sha256: sha256(bytes) }))),
    ).toEqual(
      sorted(truthOf('apple-export').map(({ folder, sha256 }) => ({ mailbox: folder, folder: '', sha256 }))),
    )
  })
})
