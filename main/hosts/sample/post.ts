import { compose, type Draft } from './compose.ts'
import type { Posted } from './mbox.ts'
import type { PersonKey } from './people.ts'

/** A message of the sample drive before it is written: what it says, when, and in whose mailboxes a copy lies. */
export type Post = {
  readonly draft: Draft
  /** Seconds since 1970 UTC, also for a message whose own date is missing or wrong. */
  readonly at: number
  readonly from: PersonKey
  readonly keepers: readonly PersonKey[]
}

/** The zone of the Netherlands: an hour east of UTC, two in the summer (near enough for made-up mail). */
export function dutchZone(at: number): number {
  const month = new Date(at * 1000).getUTCMonth()
  return month >= 3 && month <= 9 ? 120 : 60
}

/** A post as an mbox writer sees it. */
export function postedOf(post: Post): Posted {
  return { bytes: compose(post.draft), sender: post.draft.from?.address ?? 'MAILER-DAEMON', at: post.at }
}
