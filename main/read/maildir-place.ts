import { decodeMailboxName } from './mailbox-name.ts'

/** What the path of a Maildir message says about it. */
export type MaildirPlace = {
  /** The folder that holds "cur" and "new", as it is written in the path; '' at the top. "dovecot-keywords" lies there. */
  readonly directory: string
  /** Names of the folders from the top of the path down, decoded; the INBOX of a Maildir is its top itself. */
  readonly folder: readonly string[]
  /** Letters of the Maildir standard: D draft, F flagged, P passed, R replied, S seen, T trashed; sorted, no repeats. */
  readonly flags: string
  /** Letters a–z for keywords that `readKeywords` names; sorted, no repeats. */
  readonly keywordLetters: string
}

/**
 * The info behind the unique name: ":2," and letters. Where a file system forbids ":", programs write ";", "!", "_" or "-",
 * and shares turn it into U+F03A. A suffix like ".eml" may have been added.
 */
const info = /[:;!_\-\uf03a]2,([A-Za-z]*)(?:\.[A-Za-z0-9]+)?$/

/**
 * Reads folder, flags and keyword letters from the path of a message, given from the top of the Maildir (or of the mailbox it
 * lies in) with "/" between names. Folders are those of Maildir++ (".Archief.2018": a dot before each name, all beside the
 * INBOX), plain nested ones (mu, offlineimap, Dovecot's LAYOUT=fs), or both; files outside "cur", "new" and "tmp" belong to the
 * folder they lie in. Names are modified UTF-7 (RFC 3501 §5.1.3). Never throws.
 */
export function placeMaildir(path: string): MaildirPlace {
  const names = path.split('/').filter((name) => name !== '' && name !== '.')
  const file = names.pop() ?? ''
  if (/^(?:cur|new|tmp)$/.test(names.at(-1) ?? '')) names.pop()
  const letters = info.exec(file)?.[1] ?? ''
  return {
    directory: names.join('/'),
    folder: names.flatMap(foldersIn).map(decodeMailboxName),
    flags: pick(letters, /[DFPRST]/),
    keywordLetters: pick(letters, /[a-z]/),
  }
}

function foldersIn(name: string): string[] {
  return name.startsWith('.') ? name.split('.').filter((part) => part !== '') : [name]
}

function pick(letters: string, wanted: RegExp): string {
  return [...new Set(letters)]
    .filter((letter) => wanted.test(letter))
    .sort()
    .join('')
}

/** Reads a "dovecot-keywords" file: a number and a name on each line, 0 for letter a. Lines that are not so are passed over. */
export function readKeywords(bytes: Buffer): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const line of bytes.toString('utf8').split(/\r?\n/)) {
    const [, number, name] = /^(\d{1,2}) (.+)$/.exec(line) ?? []
    if (number === undefined || name === undefined || Number(number) > 25) continue
    names.set(String.fromCharCode(97 + Number(number)), name)
  }
  return names
}

/** The keywords of a message: the names of its letters, and the letter itself where it has no name. */
export function nameKeywords(letters: string, names: ReadonlyMap<string, string>): string[] {
  return [...letters].map((letter) => names.get(letter) ?? letter)
}
