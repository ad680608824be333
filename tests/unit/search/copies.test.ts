import { expect, test } from 'vitest'
import { addBit, noBits } from '../../../main/search/bits.ts'
import { countPerContent, recordsOf } from '../../../main/search/copies.ts'
import { prepareValue, type WriteDb } from '../../../main/store/connection.ts'
import { copyOf, messageOf, searchDepot } from '../../helpers/search-depot.ts'

const CONTENTS = 50_000

/** Content c has c % 4 records: some none, some several, whose numbers lie far apart. */
function copiesDepot(): WriteDb {
  const db = searchDepot([{ message: messageOf({}), copies: [copyOf()], problem: null }])
  db.exec(`
    PRAGMA foreign_keys = OFF;
    DELETE FROM record;
    WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < 3),
      content(c) AS (SELECT 1 UNION ALL SELECT c + 1 FROM content WHERE c < ${CONTENTS})
    INSERT INTO record (content, source_file, folder, start, length, unquoted_lines, flags, keywords, sender, size)
      SELECT c, 1, 1, 0, 0, 0, '', '[]', '', 0 FROM copy, content WHERE n <= c % 4`)
  return db
}

test('the records of few contents and of many are the ones the catalogue has', () => {
  const db = copiesDepot()
  const all = Array.from({ length: CONTENTS + 10 }, (_, at) => at + 1)
  for (const contents of [[], [4], [1, 2, 3, 4], all.slice(100, 200), all.slice(-15), all]) {
    const expected = prepareValue<number>(
      db,
      'SELECT id FROM record WHERE content IN (SELECT value FROM json_each(?)) ORDER BY id',
    ).all(JSON.stringify(contents))
    expect(recordsOf(db, contents).sort((a, b) => a - b)).toEqual(expected)
  }
})

test('every content counts its records that are in a set', () => {
  const db = copiesDepot()
  const found = prepareValue<number>(db, 'SELECT id FROM record WHERE id % 3 = 0').all()
  const records = noBits(4 * CONTENTS)
  for (const id of found) addBit(records, id)
  const expected = prepareValue<number>(
    db,
    `WITH RECURSIVE content(c) AS (SELECT 0 UNION ALL SELECT c + 1 FROM content WHERE c < ${CONTENTS - 1})
     SELECT (SELECT count(*) FROM record WHERE content = c AND id % 3 = 0) FROM content`,
  ).all()
  expect([...countPerContent(db, records)]).toEqual(expected)
})
