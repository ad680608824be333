/** What the command ends with, for scripts. 0 only when all is well. */
export const exitCodes = {
  /** Done, and all is well. */
  well: 0,
  /** Not done; standard error (or the Reply) says why. */
  failed: 1,
  /** The command line could not be understood; nothing was touched. */
  usage: 2,
  /** Done, and something is not well: a ledger that does not close, a check that found something. */
  finding: 3,
  /** There was nothing to do it to: an empty depot, a query that found nothing to mark. */
  nothing: 4,
  /** Stopped at a checkpoint by the first Ctrl-C. The depot is sound. */
  cancelled: 5,
  /** Stopped at once by the second Ctrl-C. */
  interrupted: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** What each code means, for the help. */
export const exitCodeMeanings: readonly (readonly [ExitCode, string])[] = [
  [exitCodes.well, 'done, and all is well'],
  [exitCodes.failed, 'not done; the message says why'],
  [exitCodes.usage, 'the command line was not understood; nothing was touched'],
  [
    exitCodes.finding,
    'done, and something is not well: a ledger that does not close, a check that found something',
  ],
  [
    exitCodes.nothing,
    'there was nothing to do it to: an empty depot, a query that found no record to change',
  ],
  [exitCodes.cancelled, 'stopped at a checkpoint by Ctrl-C; the depot is sound'],
  [exitCodes.interrupted, 'stopped at once by a second Ctrl-C'],
]
