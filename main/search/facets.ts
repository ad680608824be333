import type { QueryTree } from '../../shared/query.ts'
import type { Facet, FacetName } from '../../shared/records.ts'
import { prepare, type ReadDb } from '../store/connection.ts'
import { listBits } from './bits.ts'
import { compileQuery } from './compile.ts'
import { matching } from './matching.ts'
import { type Counted, countPeople } from './people-facets.ts'

/** Matching contents, each with the number of its matching records. */
const CONTENTS = '(SELECT content, count(*) AS n FROM matched GROUP BY content)'
const FOLDERS = '(SELECT folder, count(*) AS n FROM matched GROUP BY folder)'

/** A SELECT of value and count per facet, over the records `matched`. A record counts once per value. */
const countings: Readonly<Record<Exclude<FacetName, 'correspondent' | 'domain'>, string>> = {
  mailbox: `SELECT mailbox.name AS value, sum(n) AS count FROM ${FOLDERS} AS found
    JOIN folder ON folder.id = found.folder JOIN mailbox ON mailbox.id = folder.mailbox GROUP BY mailbox.id`,
  folder: `SELECT folder.path AS value, sum(n) AS count FROM ${FOLDERS} AS found
    JOIN folder ON folder.id = found.folder GROUP BY folder.path`,
  // Days first: turning a million times into years costs a second. UTC, as in queries.
  year: `SELECT coalesce(strftime('%Y', day * 86400, 'unixepoch'), '') AS value, sum(n) AS count
    FROM (SELECT date / 86400 AS day, count(*) AS n FROM matched GROUP BY day) GROUP BY value`,
  kind: `SELECT coalesce(message.kind, 'unknown') AS value, sum(n) AS count FROM ${CONTENTS} AS found
    LEFT JOIN message ON message.content = found.content GROUP BY value`,
  type: `SELECT type AS value, sum(n) AS count FROM (SELECT DISTINCT attachment.type, found.content, found.n
    FROM ${CONTENTS} AS found JOIN attachment ON attachment.content = found.content) GROUP BY value`,
  problem: `SELECT kind AS value, count(*) AS count FROM (
      SELECT problem.kind, matched.id FROM matched JOIN problem ON problem.record = matched.id
      UNION SELECT problem.kind, matched.id FROM matched JOIN problem ON problem.content = matched.content)
    GROUP BY value`,
  value: 'SELECT value, count(*) AS count FROM matched GROUP BY value',
  tag: `SELECT tag.name AS value, count(*) AS count FROM matched
    JOIN record_tag ON record_tag.record = matched.id JOIN tag ON tag.id = record_tag.tag GROUP BY tag.id`,
  lang: `SELECT coalesce(message.language, '') AS value, sum(n) AS count FROM ${CONTENTS} AS found
    LEFT JOIN message ON message.content = found.content GROUP BY value`,
}

/**
 * How many of the records a query finds have which value, per facet: the `limit` most frequent. The values of mailbox, year,
 * kind, value and lang add up to the total; '' is no date or no language. Of the others a record has none, one or more.
 */
export function facets(db: ReadDb, query: QueryTree, names: readonly FacetName[], limit: number): Facet[] {
  const matched = `WITH matched AS (SELECT r.id, r.content, r.folder, r.date, r.value
    FROM json_each(?) AS found CROSS JOIN record r ON r.id = found.value)`
  // One snapshot for all facets, while the writer goes on.
  return db.transaction(() => {
    const parameters = [JSON.stringify(listBits(matching(db, compileQuery(db, query).part)))]
    return names.map((name) => {
      const found =
        name === 'correspondent' || name === 'domain'
          ? countPeople(
              db,
              name,
              `${matched} SELECT content, count(*) AS n FROM matched GROUP BY content`,
              parameters,
            )
          : prepare<Counted>(db, `${matched} ${countings[name]} ORDER BY count DESC, value LIMIT ?`).all(
              ...parameters,
              limit + 1,
            )
      const values = found.slice(0, limit).map(({ value, count }) => ({ value, label: value, count }))
      return { name, values, more: found.length > limit }
    })
  })()
}
