import { expect, test } from 'vitest'
import { readRecordsOf } from '../../../main/search/copies.ts'
import { prepareValue, type WriteDb } from '../../../main/store/connection.ts'
import { copyOf, messageOf, searchDepot } from '../../helpers/search-depot.ts'

const CONTENTS = 300_000

/** Content c has c % 3 records: some none, some several, whose numbers lie far apart. */
function copiesDepot(): WriteDb {
  const db = searchDepot([{ message: messageOf({}), copies: [copyOf()], problem: null }])
  db.exec(`
    PRAGMA foreign_keys = OFF;
    DELETE FROM record;
    WITH RECURSIVE copy(n) AS (VALUES (1), (2)),
      content(c) AS (SELECT 1 UNION ALL SELECT c + 1 FROM content WHERE c < ${CONTENTS})
    INSERT INTO record (content, source_file, folder, start, length, unquoted_lines, flags, keywords, sender, size)
      SELECT c, 1, 1, 0, 0, 0, '', '[]', '', 0 FROM copy, content WHERE n <= c % 3`)
  return db
}

test('contents have the records the catalogue says, before, while and after their chains are read, and when they change', () => {
  const db = copiesDepot()
  const spans = [
    [5, 5],
    [1, CONTENTS + 10],
    [100, 200],
    [CONTENTS - 30_000, CONTENTS + 10],
    [CONTENTS + 1, CONTENTS + 10],
  ] as const
  const check = () => {
    for (const span of spans) {
      const expected = prepareValue<number>(
        db,
        'SELECT id FROM record WHERE content BETWEEN ? AND ? ORDER BY id',
      ).all(...span)
      const found = readRecordsOf(
        db,
        'SELECT content FROM (SELECT DISTINCT content FROM record) WHERE content BETWEEN ? AND ?',
        span,
      )
      expect([...found].sort((a, b) => a - b)).toEqual(expected)
    }
  }
  check()
  check()
  check()
  db.exec(`UPDATE record SET content = 5 WHERE id = 1; DELETE FROM record WHERE content = 150;
    INSERT INTO record (content, source_file, folder, start, length, unquoted_lines, flags, keywords, sender, size)
      SELECT 5, 1, 1, 0, 0, 0, '', '[]', '', 0`)
  check()
  check()
})
