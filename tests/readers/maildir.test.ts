import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { maildir } from '../../main/read/maildir.ts'
import { placeMaildir } from '../../main/read/maildir-place.ts'
import { openFile } from '../../main/source/bytes.ts'
import { describeWithCorpora } from '../helpers/corpora.ts'
import { collect } from '../helpers/read-steps.ts'

type Truth = {
  readonly sha256: string
  readonly file: string
  readonly folder: string
  readonly flags: string
}

describeWithCorpora(
  'maildir: every file is the message, in the folder and with the flags, that the truth says',
  (corpora) => {
    test('derived/maildir', async () => {
      const top = `${corpora}/derived/maildir`
      // Made by the script that made the Maildir; a wrong field fails the comparison.
      const truth = JSON.parse(readFileSync(`${corpora}/derived/truth/maildir.json`, 'utf8')) as Truth[]
      const found = []
      for (const entry of readdirSync(top, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue
        const path = relative(top, join(entry.parentPath, entry.name))
        // Beside the messages lie files of the mail server; telling them apart is not the reader's.
        if (!/(?:^|\/)(?:cur|new)\//.test(path)) continue
        const bytes = openFile(join(top, path))
        const [item, ...rest] = await collect(maildir.read(bytes, 0, {}))
        bytes.close()
        if (item?.step !== 'item' || item.bytes === null || rest.length > 0)
          throw new Error(`not one item: ${path}`)
        const { folder, flags, keywordLetters } = placeMaildir(path)
        const sha256 = createHash('sha256').update(item.bytes).digest('hex')
        found.push({ file: basename(path), sha256, folder: folder.join('|'), flags, keywordLetters })
      }
      const expected = truth.map(({ file, sha256, folder, flags }) => {
        return { file, sha256, folder: folderNames[folder], flags, keywordLetters: '' }
      })
      const byName = (one: { file: string }, other: { file: string }) => (one.file < other.file ? -1 : 1)
      expect(found.sort(byName)).toEqual(expected.sort(byName))
    })
  },
)

/** The truth writes folders as they are named on disk. */
const folderNames: Record<string, string> = {
  INBOX: '',
  '.Sent': 'Sent',
  '.Concepten': 'Concepten',
  '.Archief.2018': 'Archief|2018',
  '.Archief.2018.Bouw &- Wonen': 'Archief|2018|Bouw & Wonen',
}
