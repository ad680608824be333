import type { SourceAccount } from '../../shared/ledger.ts'
import { prepare, prepareValue, type ReadDb } from './connection.ts'

/** SELECT: the records of a source file and what they are, each found by the file's own numbers. */
const OF_RECORDS = 'FROM record r LEFT JOIN message m ON m.content = r.content WHERE r.source_file = ?'
const OF_ATTACHMENTS =
  'FROM record r CROSS JOIN attachment a ON a.content = r.content WHERE r.source_file = ?'

/** The account of one source file in depth; null when there is none. Costs what the file holds, not what the depot does. */
export function readSourceAccount(db: ReadDb, sourceFile: number): SourceAccount | null {
  // One snapshot, while an import goes on.
  return db.transaction((): SourceAccount | null => {
    const survey = prepareValue<string>(db, 'SELECT survey FROM source_file WHERE id = ?').get(sourceFile)
    if (survey === undefined) return null
    return {
      sourceFile,
      survey: JSON.parse(survey) as Record<string, number>, // written by insertSourceFile or closeSourceFile
      folders: prepare<SourceAccount['folders'][number]>(
        db,
        `SELECT path, kind, container_class AS containerClass, declared, declared_associated AS declaredAssociated, read,
           associated FROM source_folder WHERE source_file = ? ORDER BY place`,
      ).all(sourceFile),
      // What was never parsed is an unknown item, as everywhere.
      classes: prepare<SourceAccount['classes'][number]>(
        db,
        `SELECT coalesce(m.item_class, '') AS itemClass, coalesce(m.kind, 'unknown') AS kind, count(*) AS records
         ${OF_RECORDS} GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
      ).all(sourceFile),
      foundAs: prepare<SourceAccount['foundAs'][number]>(
        db,
        'SELECT found_as AS foundAs, count(*) AS records FROM record WHERE source_file = ? GROUP BY 1 ORDER BY 1',
      ).all(sourceFile),
      attachments: prepare<SourceAccount['attachments']>(
        db,
        `SELECT count(*) AS count, count(a.declared_size) AS declared, coalesce(sum(a.declared_size), 0) AS declaredBytes,
           coalesce(sum(a.size) FILTER (WHERE a.declared_size IS NOT NULL), 0) AS readBytes ${OF_ATTACHMENTS}`,
      ).get(sourceFile) ?? { count: 0, declared: 0, declaredBytes: 0, readBytes: 0 },
    }
  })()
}
