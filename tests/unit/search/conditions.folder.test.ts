import { expect, test } from 'vitest'
import { complete } from '../../../main/search/complete.ts'
import { matchIds } from '../../../main/search/search.ts'
import { refreshVocabulary } from '../../../main/search/vocabulary.ts'
import { joinFolder } from '../../../shared/folder-path.ts'
import { parseQuery } from '../../../shared/query.ts'
import { writeTerm } from '../../../shared/query-text.ts'
import { copyOf, messageOf, searchDepot } from '../../helpers/search-depot.ts'

/** Record 1 lies in a folder "In/Uit", 2 in "Uit" in "In", 3 below the first, 4 in a folder that has the division slash itself. */
const folders = [['In/Uit'], ['In', 'Uit'], ['In/Uit', 'Oud'], ['Op∕Af']]

function depot() {
  const db = searchDepot(
    folders.map((names, number) => ({
      message: messageOf({ subject: `brief ${number}` }),
      problem: null,
      copies: [copyOf({ folder: joinFolder(names) })],
    })),
  )
  refreshVocabulary(db, new AbortController().signal, () => {})
  return db
}

test.each([
  ['in:In/Uit', [1, 2, 3]],
  ['in:in/u', [1, 2, 3]],
  ['folder:"In∕Uit"', [1, 2, 3]],
  ['map:"In/Uit/Oud"', [3]],
  ['in:Op∕Af', [4]],
  [writeTerm('in', joinFolder(['In/Uit'])), [1]],
  [writeTerm('in', joinFolder(['In', 'Uit'])), [2]],
  [writeTerm('in', joinFolder(['Op∕Af'])), [4]],
  ['in:="in/uit/oud"', [3]],
])(
  'a folder with a slash in its name is found as it is typed, and its own term finds it alone: %s',
  (text, ids) => {
    const parsed = parseQuery(text)
    expect(parsed.ok && [...matchIds(depot(), parsed.query)].sort()).toEqual(ids)
  },
)

test('and it is offered while that is typed', () => {
  const { choices } = complete(depot(), 'in:in/u', 7, 12)
  expect(choices.map(({ text }) => text)).toEqual(expect.arrayContaining(['="In∕Uit"', '=In/Uit']))
})
