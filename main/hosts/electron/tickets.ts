import { randomBytes } from 'node:crypto'

/** Paths a person chose, known outside the host only by a ticket that cannot be guessed. */
export type Tickets = {
  give(paths: readonly string[]): string
  /** The paths of a ticket; null when it was never given, or long ago. May be redeemed more than once. */
  redeem(ticket: string): readonly string[] | null
}

/** Tickets that are kept; far more than a person gathers before using one. */
const KEPT = 1_000

/** Gives out tickets for paths and redeems them, as long as the program runs. */
export function openTickets(): Tickets {
  const given = new Map<string, readonly string[]>()
  return {
    give(paths) {
      const ticket = randomBytes(16).toString('hex')
      given.set(ticket, [...paths])
      const oldest = given.size > KEPT ? given.keys().next().value : undefined
      if (oldest !== undefined) given.delete(oldest)
      return ticket
    },
    redeem: (ticket) => given.get(ticket) ?? null,
  }
}
