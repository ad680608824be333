import { prepare, prepareValue } from '../connection.ts'
import { type Check, spans } from './check.ts'

const SPAN = 2000

/**
 * Each pack is as large as what lies in it, and none lies there for nobody. A large content runs on through packs that no
 * row names: `through` is the first pack after the content that begins at or before this one.
 */
export const LOOK_AT_PACKS = `
  SELECT p.id, p.size, count(c.id) AS contents, coalesce(max(c.packs), 0) AS packs,
    coalesce(sum(c.size), 0) AS filled,
    (SELECT e.pack + e.packs FROM content e WHERE e.pack <= p.id ORDER BY e.pack DESC LIMIT 1) AS through
  FROM pack p LEFT JOIN content c ON c.pack = p.id
  WHERE p.id BETWEEN ? AND ? GROUP BY p.id`

export const packsCheck: Check = {
  name: 'packs',
  *steps(db, found) {
    const of = prepareValue<number>(db, 'SELECT count(*) FROM pack').get() ?? 0
    let done = 0
    yield { done, of }
    for (const { from, to } of spans(db, 'pack', 'id', SPAN)) {
      for (const pack of prepare<PackRow>(db, LOOK_AT_PACKS).all(from, to)) {
        done += 1
        if (pack.through === null || pack.through <= pack.id) {
          found(`pack ${pack.id}`, 'holds no content')
        } else if (pack.packs === 1 && pack.filled !== pack.size) {
          found(`pack ${pack.id}`, `${pack.size} bytes, its contents have ${pack.filled}`)
        }
      }
      yield { done, of }
    }
  },
}

type PackRow = { id: number; size: number; packs: number; filled: number; through: number | null }
