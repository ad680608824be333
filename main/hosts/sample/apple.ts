import { compose } from './compose.ts'
import type { DriveFile } from './drive.ts'
import type { Post } from './post.ts'

/** The bit of `flags` in the property list of an .emlx that says it was read. */
const READ = 1

/**
 * Messages as Apple Mail keeps them, each in a file: the number of its bytes, the message, and a property list with what the
 * program knows of it. `library` is the folder of the account on the drive.
 */
export function appleMail(library: string, posts: readonly Post[]): DriveFile[] {
  return posts.map(({ draft, at }, place) => {
    const bytes = compose(draft)
    return {
      path: `${library}/INBOX.mbox/Messages/${1001 + place}.emlx`,
      bytes: Buffer.concat([Buffer.from(`${bytes.length}\n`), bytes, propertyList(at)]),
    }
  })
}

function propertyList(at: number): Buffer {
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
\t<key>date-received</key>
\t<integer>${at}</integer>
\t<key>flags</key>
\t<integer>${READ}</integer>
</dict>
</plist>
`,
  )
}
