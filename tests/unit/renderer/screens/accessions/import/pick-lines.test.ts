import { expect, test } from 'vitest'
import { pickLines } from '../../../../../../renderer/screens/accessions/import/pick-lines.ts'

const line = (path: string, role: string, problems: string[] = []) => ({
  ...{ path, role, problems, size: 1, format: 'x', items: 0, setAside: 0, sha256: null, knownIn: [] },
})
const lines = [
  line('griffie/Inbox', 'mail'),
  line('export.zip', 'container', ['archive-damaged']),
  line('griffie/notulen.docx', 'other'),
  line('kapot', 'unreadable', ['file-unreadable']),
  line('griffie/Oud', 'present'),
]

test.each([
  ['all', '', [0, 1, 2, 3, 4]],
  ['mail', '', [0, 1, 4]],
  ['present', '', [4]],
  ['other', '', [2, 3]],
  ['problems', '', [1, 3]],
  ['all', ' INBOX ', [0]],
  ['mail', 'griffie', [0, 4]],
  ['problems', 'griffie', []],
] as const)('of kind %s, with "%s" in the path', (kind, text, places) => {
  expect(pickLines(lines, kind, text)).toEqual(places.map((place) => lines[place]))
})
