import type { MailFolder } from './file.ts'

/** Whether a folder with these names in it is a maildir: `cur` beside `new` or `tmp` (a copy often lacks the empty ones). */
export function isMaildir(has: (name: string) => boolean): boolean {
  return has('cur') && (has('new') || has('tmp'))
}

/**
 * The shape of the folder a file lies directly in. `folder` is that folder's name, `inMaildir` whether its parent is a maildir.
 * A `cur` or `new` that lost its siblings counts file by file, by the names that Maildir software gives.
 */
export function shapeOf(name: string, folder: string, inMaildir: boolean): MailFolder {
  if (inMaildir && folder === 'tmp') return 'maildir-tmp'
  if (folder !== 'cur' && folder !== 'new') return 'plain'
  return inMaildir || MAILDIR_NAME.test(name) ? 'maildir' : 'plain'
}

// seconds.unique.host, then what servers add: ",S=size", ":2,FLAGS" (";2," and "!2," where a colon is not allowed).
const MAILDIR_NAME = /^\d{8,11}\.[^./]+\.[^/]+$/
