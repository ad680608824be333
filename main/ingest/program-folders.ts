/** Where a mail file lies: the names of its folders as they stand in its path, outermost first. */
export type FileFolders = {
  readonly folders: readonly string[]
  readonly format: string
  /** The name of the chosen root, which may itself be a folder of a program. */
  readonly rootName: string
}

/**
 * Takes out of a path the folders a mail program made for itself. What is left are those of people: whose it is, the account,
 * and the folders of mail in it.
 */
export function withoutProgramFolders({ folders, format, rootName }: FileFolders): string[] {
  const path = folders.map((name) => `${name}/`).join('')
  return takeOut(path, format, rootName)
    .split('/')
    .filter((name) => name !== '')
}

/** `path` ends in "/" or is empty. */
function takeOut(path: string, format: string, rootName: string): string {
  if (format === 'emlx') {
    const [, mailbox = path] = appleInside.exec(path) ?? []
    return homeless(mailbox.replace(emlxtar, '$1$2.'), appleLibrary)
  }
  if (format === 'dbx') return homeless(path, outlookExpress)
  if (format === 'mbox') path = path.replace(takeout, '')
  const inProfile = profileName.test(rootName) ? path.replace(profileInside, '') : path
  return homeless(inProfile, profile)
}

/** Takes out what `program` matches, and, where it did, the folder that holds the homes of all users. */
function homeless(path: string, program: RegExp): string {
  const [whole, before = ''] = program.exec(path) ?? []
  if (whole === undefined) return path
  return before.replace(/^(?:Users|home|Documents and Settings)\//i, '') + path.slice(whole.length)
}

// Apple Mail. Since 10.5 (V2–V10): Library/Mail/V10/<account>/X.mbox/Y.mbox/<number>/Data/3/1/Messages/13042.emlx; before:
// Library/Mail/IMAP-<account>/X.imapmbox/Messages/13042.emlx. An .emlxtar X holds X.mbox/Messages.
const appleInside =
  /^(.*\.(?:mbox|imapmbox)\/)(?:[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\/)?(?:Data\/(?:\d+\/)*)?Messages\/$/is
const appleLibrary = /^((?:[^/]+\/)*?)(?:Library\/Mail\/(?:V\d{1,2}\/)?|(?:Mail\/)?V\d{1,2}\/)/i
const emlxtar = /(^|\/)([^/]+)\.emlxtar\/\2\.(?=mbox\/)/i

// Thunderbird, SeaMonkey and kin: Thunderbird/Profiles/<name>/Mail/<account>/X.sbd/Y, on Linux .thunderbird/<name>/…
const profile =
  /^((?:[^/]+\/)*?)(?:(?:AppData\/Roaming|Application Data|Library)\/)?(?:\.?(?:Thunderbird|SeaMonkey|Icedove|Betterbird|Mozilla)\/)*(?:Profiles\/[^/]+|[a-z0-9]{8}\.[^/]+)\/(?:Mail|ImapMail|News)\//i
const profileName = /^[a-z0-9]{8}\.[^/]+$/
const profileInside = /^(?:Mail|ImapMail|News)\//

// Outlook Express: Identities/{…}/Microsoft/Outlook Express/X.dbx
const outlookExpress =
  /^((?:[^/]+\/)*?)(?:Local Settings\/)?(?:Application Data\/|AppData\/Local\/)?Identities\/\{[^/]*\}\/Microsoft\/Outlook Express\//i

// Google Takeout: Takeout/Mail/<all mail, or a label>.mbox
const takeout = /(?<=^|\/)Takeout\/(?:G?Mail|E-mail)\/$/i

/** Whether a path is one of Google Takeout's mbox files: its messages say themselves in which folders they lie. */
export function isTakeout(folders: readonly string[]): boolean {
  return takeout.test(folders.map((name) => `${name}/`).join(''))
}

/** The archives into which one export was parted have one name. */
export function withoutPartNumber(name: string): string {
  return name.replace(/^(takeout-\d{8}T\d{6}Z)(?:-\d{1,3}){1,2}$/i, '$1')
}
