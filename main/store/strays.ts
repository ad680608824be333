import { prepareValue, type ReadDb } from './connection.ts'

/** Contents that catalogue or index speak of though no record has them: what damage can leave behind. Ascending. */
export function listStrays(db: ReadDb): number[] {
  const unknown = (content: string) => `NOT EXISTS (SELECT 1 FROM record r WHERE r.content = ${content})`
  return prepareValue<number>(
    db,
    `SELECT content FROM message m WHERE ${unknown('m.content')}
     UNION SELECT content FROM participant p WHERE ${unknown('p.content')}
     UNION SELECT content FROM attachment a WHERE ${unknown('a.content')}
     UNION SELECT content FROM problem q WHERE content IS NOT NULL AND ${unknown('q.content')}
     UNION SELECT id FROM words_docsize w WHERE ${unknown('w.id')} ORDER BY 1`,
  ).all()
}
