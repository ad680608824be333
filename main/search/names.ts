import { typedFolder } from '../../shared/folder-path.ts'
import type { NameTerm } from '../../shared/query-tree.ts'
import { prepare, prepareValue, type ReadDb } from '../store/connection.ts'
import { fold } from './fold.ts'
import { joinMatches, matchFact } from './match.ts'
import { changing, leaf, type Part, records, unparsed, withType, words } from './part.ts'

type Form = NameTerm['form']

/** What the name in a term means, as its field compares it. Folders, mailboxes and tags are looked up now; unknown ones match nothing. */
export function namePart(db: ReadDb, { field, text, form }: NameTerm): Part {
  switch (field) {
    case 'kind':
    case 'lang':
      return factPart(field, text, form === 'prefix')
    case 'type':
      return typePart(db, text, form)
    case 'class':
      return classPart(db, text, form)
    case 'tag':
      return tagPart(db, text, form)
    case 'mailbox':
      return mailboxPart(db, text, form)
    case 'in':
      return folderPart(db, text, form)
  }
}

function tagPart(db: ReadDb, text: string, form: Form): Part {
  const wanted = fold(text)
  const fits = ({ name }: Named) =>
    form === 'prefix' ? fold(name).startsWith(wanted) : fold(name) === wanted
  const tags = idsOf(db, 'SELECT id, name FROM tag', fits, form === 'exact' ? text : null)
  return changing('SELECT record FROM record_tag WHERE tag IN (SELECT value FROM json_each(?))', tags)
}

/** A mailbox is found by any part of its names: a star changes nothing. */
function mailboxPart(db: ReadDb, text: string, form: Form): Part {
  const wanted = fold(text)
  const isWhole = form === 'exact'
  const fits = ({ name, holder }: Named) =>
    isWhole ? fold(name) === wanted : fold(`${name}\n${holder}`).includes(wanted)
  const mailboxes = idsOf(db, 'SELECT id, name, holder FROM mailbox', fits, isWhole ? text : null)
  return records(
    'r.folder IN (SELECT id FROM folder WHERE mailbox IN (SELECT value FROM json_each(?)))',
    mailboxes,
  )
}

/**
 * A folder is found by the beginning of its path or of any segment of it, so that a star changes nothing, and brings the folders
 * inside it along. Nobody needs to know which "/" is part of a name.
 */
function folderPart(db: ReadDb, text: string, form: Form): Part {
  const typed = (path: string) => `/${fold(typedFolder(path))}`
  const wanted = typed(text)
  const isWhole = form === 'exact'
  const fits = ({ name }: Named) => (isWhole ? typed(name) === wanted : typed(name).includes(wanted))
  const folders = idsOf(db, 'SELECT id, path AS name FROM folder', fits, isWhole ? text : null)
  return records('r.folder IN (SELECT value FROM json_each(?))', folders)
}

/** The classes there are, by steps through their index: there are few, however many records have them. */
export const CLASSES = `WITH RECURSIVE class(name) AS (
  SELECT min(item_class) FROM message WHERE item_class <> ''
  UNION ALL SELECT (SELECT min(item_class) FROM message WHERE item_class <> '' AND item_class > name) FROM class WHERE name IS NOT NULL
) SELECT name FROM class WHERE name IS NOT NULL`

function factPart(field: 'kind' | 'lang', text: string, prefix: boolean): Part {
  const known = words(matchFact(field, text, prefix))
  // What could not be parsed is shown as unknown.
  const unknown = prefix ? 'unknown'.startsWith(text.toLowerCase()) : text.toLowerCase() === 'unknown'
  return field === 'kind' && unknown ? { by: 'or', of: [known, unparsed] } : known
}

/**
 * A class brings along those made from it: IPM.Note finds IPM.Note.SMIME, but IPM.Notes only as IPM.Note*. Their case does not
 * matter ([MS-OXCMSG] §2.2.1.3).
 */
function classPart(db: ReadDb, text: string, form: Form): Part {
  const wanted = text.toLowerCase()
  const all = prepareValue<string>(db, CLASSES).all()
  const same = form === 'exact' ? all.filter((each) => each === text) : []
  const begin = form === 'prefix' ? wanted : `${wanted}.`
  const fits = (each: string) => each === wanted || (form !== 'exact' && each.startsWith(begin))
  const found = same.length > 0 ? same : all.filter((each) => fits(each.toLowerCase()))
  return leaf(
    'contents',
    'records',
    `SELECT content FROM message WHERE item_class <> '' AND item_class IN (SELECT value FROM json_each(?))`,
    JSON.stringify(found),
  )
}

/** Short names people use for families of media types and extensions. */
const families: ReadonlyMap<string, readonly string[]> = new Map([
  ['word', ['doc', 'docx', 'odt', 'rtf', 'msword']],
  ['excel', ['xls', 'xlsx', 'ods', 'csv']],
  ['powerpoint', ['ppt', 'pptx', 'odp']],
  ['jpg', ['jpg', 'jpeg']],
  ['jpeg', ['jpg', 'jpeg']],
  ['mail', ['message/rfc822', 'eml', 'msg']],
])

function typePart(db: ReadDb, text: string, form: Form): Part {
  if (
    form === 'exact' &&
    prepareValue<number>(db, 'SELECT 1 FROM attachment WHERE type = ?').get(text) === 1
  ) {
    return withType(text)
  }
  const prefix = form === 'prefix'
  const ofFamilies = form === 'exact' ? [] : familiesOf(text.toLowerCase(), prefix)
  const matches = [...new Set(ofFamilies)].map((type) => matchFact('type', type))
  if (prefix || matches.length === 0) matches.push(matchFact('type', text, prefix))
  return words(joinMatches('OR', matches))
}

/** The types of the families of a name, or of all whose name begins so. */
function familiesOf(name: string, prefix: boolean): readonly string[] {
  if (!prefix) return families.get(name) ?? []
  return [...families].flatMap(([family, types]) => (family.startsWith(name) ? types : []))
}

type Named = { readonly id: number; readonly name: string; readonly holder: string }

/**
 * The numbers of the rows that fit, as a JSON array; of those alone that are written exactly so, when there are any. SQLite
 * itself compares without case in ASCII only.
 */
function idsOf(db: ReadDb, select: string, fits: (row: Named) => boolean, written: string | null): string {
  const rows = prepare<Named>(db, select).all()
  const same = written === null ? [] : rows.filter(({ name }) => name === written)
  const found = same.length > 0 ? same : rows.filter(fits)
  return JSON.stringify(found.map(({ id }) => id))
}
