import type { DriveFile } from './drive.ts'
import { writeMboxrd } from './mbox.ts'
import type { PersonKey } from './people.ts'
import { type Post, postedOf } from './post.ts'

const FIRST_THREAD = 1_400_000_000_000_000_000n

/** The mail of someone as Google Takeout exports it: all of it in one mbox, with labels where others have folders, written before each header. */
export function takeout(folder: string, owner: PersonKey, posts: readonly Post[]): DriveFile {
  const exported = posts.map((post, place) => {
    const isOfCouncil = /raad|motie|commissie/i.test(post.draft.subject ?? '')
    const labels = [post.from === owner ? 'Verzonden' : 'Inbox', 'Geopend', ...(isOfCouncil ? ['Raad'] : [])]
    const thread = FIRST_THREAD + BigInt(place)
    const marks = `X-GM-THRID: ${thread}\nX-Gmail-Labels: ${labels.join(',')}\n`
    const posted = postedOf(post)
    // Takeout names no sender in its separators.
    return { ...posted, sender: `${thread}@xxx`, bytes: Buffer.concat([Buffer.from(marks), posted.bytes]) }
  })
  const name = 'Alle e-mail, inclusief Spam en Prullenbak.mbox'
  return { path: `${folder}/Takeout/Mail/${name}`, bytes: writeMboxrd(exported) }
}
