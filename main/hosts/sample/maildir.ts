import { compose } from './compose.ts'
import type { Post } from './post.ts'

/** Where a message of the registrar goes: her own way of filing, with the folder names of Maildir++ (IMAP's modified UTF-7). */
const drawers: readonly (readonly [folder: string, holds: RegExp])[] = [
  ['.Raadsvergaderingen', /raadsvergadering/i],
  ['.Raadsvergaderingen.Schriftelijke vragen', /schriftelijke vragen/i],
  ['.Priv&AOk-', /boeking|vakantie/i],
  ['.Nieuwsbrieven', /\[kennisnet\]/],
]

/** The files of a Maildir++ with the given posts, flags in the names. Paths begin with `root`. */
export function maildirOf(root: string, posts: readonly Post[]): { path: string; bytes: Buffer }[] {
  const files = posts.map((post, place) => {
    const folder = post.from === 'griffier' ? '.Verzonden' : drawerOf(post.draft.subject ?? '')
    const unread = place === posts.length - 1
    const unique = `${post.at}.M${String(place).padStart(6, '0')}P4242.mail`
    const name = unread ? `new/${unique}` : `cur/${unique}:2,${flagsOf(post, place)}`
    return { path: [root, folder, name].filter((part) => part !== '').join('/'), bytes: compose(post.draft) }
  })
  return [
    ...files,
    { path: `${root}/subscriptions`, bytes: Buffer.from('INBOX.Verzonden\nINBOX.Raadsvergaderingen\n') },
  ]
}

function drawerOf(subject: string): string {
  return drawers.find(([, holds]) => holds.test(subject))?.[0] ?? ''
}

/** Letters in alphabetical order, as the Maildir specification wants them. */
function flagsOf(post: Post, place: number): string {
  const flagged = place % 11 === 0 ? 'F' : ''
  const replied = post.from !== 'griffier' && place % 3 === 0 ? 'R' : ''
  return `${flagged}${replied}S`
}
