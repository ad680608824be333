import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeWithCorpora } from '../helpers/corpora.ts'
import { importFolder, sha256, sorted } from '../helpers/kept.ts'

type Truth = { readonly sha256: string; readonly labels: string }

/** Folder, flags and keywords by hand for every set of labels in the file. */
const bySet: Record<string, readonly [folder: string, flags: string, keywords: readonly string[]]> = {
  Inbox: ['Inbox', '', ['Inbox']],
  'Inbox,Opened': ['Inbox', 'S', ['Inbox']],
  'Sent,Opened': ['Sent', 'S', ['Sent']],
  'Archived,Opened,Category Updates': ['Archived', 'S', ['Archived', 'Category Updates']],
  'Inbox,Important,Opened,Projecten/Nieuwbouw': [
    'Projecten/Nieuwbouw',
    'S',
    ['Important', 'Inbox', 'Projecten/Nieuwbouw'],
  ],
  'Spam,Unread': ['Spam', '', ['Spam']],
  Trash: ['Trash', '', ['Trash']],
  Drafts: ['Drafts', 'D', ['Drafts']],
  '=?UTF-8?Q?Postvak_IN,Belangrijk,Financi=C3=ABn?=': [
    'Financiën',
    '',
    ['Belangrijk', 'Financiën', 'Postvak IN'],
  ],
}

describeWithCorpora('Google Takeout, imported', (corpora) => {
  test('every message is in the folder of its labels, and the labels are its keywords', async () => {
    // Made by the script that made the archive; a wrong field fails the comparison.
    const truth = JSON.parse(readFileSync(join(corpora, 'derived/truth/takeout.json'), 'utf8')) as Truth[]
    expect([...new Set(truth.map(({ labels }) => labels))].sort()).toEqual(Object.keys(bySet).sort())
    const kept = await importFolder(join(corpora, 'derived/takeout'))
    expect(
      sorted(
        kept.map(({ mailbox, folder, flags, keywords, bytes }) => ({
          ...{ mailbox, folder, flags, keywords },
          // What Takeout put first stays in the message, and its lines end as they do; the truth is of what came out of Gmail.
          sha256: sha256(
            bytes
              .toString('latin1')
              .replaceAll('\r\n', '\n')
              .replace(/^(?:X-G[^\n]*\n){2}/, ''),
          ),
        })),
      ),
    ).toEqual(
      sorted(
        truth.map(({ labels, sha256 }) => {
          const [folder, flags, keywords] = bySet[labels] ?? ['', '', []]
          return { mailbox: 'takeout-20240102T030405Z', folder, flags, keywords, sha256 }
        }),
      ),
    )
  })
})
