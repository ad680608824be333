import { nameKeywords, placeMaildir } from '../read/maildir-place.ts'
import { isTakeout, withoutPartNumber, withoutProgramFolders } from './program-folders.ts'

/** Where a source file's mail belongs: the mailbox by name, and the folder in it as segments. */
export type Placement = { readonly mailbox: string; readonly folder: readonly string[] }

/** A placement with what the name of a maildir file says of its message. */
export type Located = {
  readonly placement: Placement
  readonly flags: string
  readonly keywords: readonly string[]
}

/** Where a mail file lies: its path below the chosen root, its format, and what the archivist chose. */
export type MailPlace = {
  readonly path: string
  readonly format: string
  /** The name of the chosen root itself. */
  readonly rootName: string
  /** The mailbox named for everything, '' for none. */
  readonly mailbox: string
  /** Names of the keyword letters of the maildir it lies in. */
  readonly keywordNames: ReadonlyMap<string, string>
}

/** Endings that say what a file or folder is and are no part of its name. Thunderbird keeps the folders below X in X.sbd. */
const ENDING =
  /\.(?:pst|ost|pab|mbox|imapmbox|dbx|emlxtar|mbx|mbs|mboxrd|mboxo|sbd|zip|tar|tgz|tar\.gz|mbox\.gz|gz)$/iu

/**
 * Names the mailbox and folder of a mail file from its path. The first segment below the root is taken as the mailbox: that is
 * how drives are laid out, one folder or export per person. Mail that lies directly in the root, and a root that is itself a
 * maildir, belong to a mailbox named after the root. Where the archivist named a mailbox, all of the path is folder. Folders that a mail
 * program made for itself count for nothing, so that the first segment of a library or profile is the account.
 */
export function locate(place: MailPlace): Located {
  const { folders, file, isOfTakeout } = split(place)
  if (place.format === 'maildir') {
    const { directory, folder, flags, keywordLetters } = placeMaildir([...folders, file].join('/'))
    const isInside = directory === '' || directory.startsWith('.')
    const keywords = nameKeywords(keywordLetters, place.keywordNames)
    return { placement: name(folder, place, isInside), flags, keywords }
  }
  // An mbox is a folder of mail under its own name, a file of personal folders a mailbox or a folder of such; a single message is
  // only a member of the folder it lies in.
  const hasName = isFolder(place.format) && !isAppleMailbox(place.path) && !isOfTakeout
  const own = hasName ? [stem(file)] : []
  const all = [...folders, ...own]
  // Outlook Express keeps all folders of a person in one.
  const isInStore = place.format === 'dbx' && folders.length === 0
  return { placement: name(all, place, all.length === 0 || isInStore), flags: '', keywords: [] }
}

type Split = { readonly folders: string[]; readonly file: string; readonly isOfTakeout: boolean }

/**
 * The folders and the file of a path. What a gzip holds is the file of the gzip's own name, not something in a folder; "." is the
 * folder it stands in, as tar writes it before everything.
 */
function split({ path, format, rootName }: MailPlace): Split {
  const segments = path.split('/').filter((segment, at, all) => {
    const around = all[at - 1] ?? ''
    return segment !== '.' && !(/\.t?gz$/iu.test(around) && stem(around) === stem(segment))
  })
  const file = segments.pop() ?? ''
  const folders = withoutProgramFolders({ folders: segments, format, rootName }).map(stem)
  return { folders, file, isOfTakeout: format === 'mbox' && isTakeout(segments) }
}

function isFolder(format: string): boolean {
  return ['mbox', 'dbx', 'pst', 'pst-ansi', 'ost', 'pab'].includes(format)
}

/** Apple Mail exports a mailbox X as the file "mbox" in a folder X.mbox. */
function isAppleMailbox(path: string): boolean {
  return /\.mbox\/mbox$/iu.test(path)
}

function name(folders: readonly string[], { rootName, mailbox }: MailPlace, isInRoot: boolean): Placement {
  if (mailbox !== '') return { mailbox, folder: folders }
  const [first, ...rest] = folders
  if (isInRoot || first === undefined) return { mailbox: stem(rootName), folder: folders }
  return { mailbox: first, folder: rest }
}

function stem(segment: string): string {
  const shorter = withoutPartNumber(segment.replace(ENDING, ''))
  return shorter === '' ? segment : shorter
}

/**
 * Whether two paths name the same source. A maildir file changes its name when it is read or answered: what stands behind
 * ":2," and whether it lies in new or cur is not part of its identity.
 */
export function isSamePlace(a: string, b: string): boolean {
  return a === b || identityOf(a) === identityOf(b)
}

function identityOf(path: string): string {
  const file = /^(.*\/|)(?:cur|new)\/([^/]*)$/su.exec(path)
  if (file === null) return path
  const [, folder = '', name = ''] = file
  return `${folder}new/${name.replace(/[:;!_\-\uf03a]2,[A-Za-z]*$/u, '')}`
}
