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
      folders: readFolders(db, sourceFile),
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

type Folder = SourceAccount['folders'][number]

/** The folders of a file, each with the folder of its mailbox that has the same items, as many of them. */
function readFolders(db: ReadDb, sourceFile: number): Folder[] {
  const folders = prepare<Omit<Folder, 'folder'>>(
    db,
    `SELECT path, kind, container_class AS containerClass, declared, declared_associated AS declaredAssociated, read,
       associated FROM source_folder WHERE source_file = ? ORDER BY place`,
  ).all(sourceFile)
  const held = prepare<Held>(
    db,
    `SELECT f.path, count(*) AS records FROM record r CROSS JOIN folder f ON f.id = r.folder
     WHERE r.source_file = ? AND r.found_as = '' GROUP BY r.folder`,
  ).all(sourceFile)
  const counts = new Map(held.map(({ path, records }) => [path, records]))
  const above = folderAbove(new Map(folders.map(({ path, read }) => [path, read])), held)
  return folders.map((folder) => {
    const path = above === '' || folder.path === '' ? above + folder.path : `${above}/${folder.path}`
    return { ...folder, folder: folder.read > 0 && counts.get(path) === folder.read ? path : null }
  })
}

type Held = { readonly path: string; readonly records: number }

/** The folder of the mailbox below which those of a file lie, by the first that has as many items here as there; '' for none. */
function folderAbove(read: ReadonlyMap<string, number>, held: readonly Held[]): string {
  for (const { path, records } of held) {
    for (let at = 0, slash = 0; slash >= 0; at = slash + 1) {
      if (read.get(path.slice(at)) === records) return path.slice(0, Math.max(0, at - 1))
      slash = path.indexOf('/', at)
    }
  }
  return ''
}
