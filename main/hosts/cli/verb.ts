import type { Input, JobName, Name, Output, Summary } from '../../../shared/contract.ts'
import type { Reply } from '../../../shared/reply.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'

/** An option of a verb. `value` is how the help names what follows it; left out, the option is a switch. */
export type Option = { readonly value?: string; readonly many?: boolean; readonly help: string }

/** What stood on the command line after the verb, checked against its options. */
export type Words = {
  readonly rest: readonly string[]
  /** The option's value; undefined when it was not given. */
  one(name: string): string | undefined
  many(name: string): readonly string[]
  has(name: string): boolean
}

/** An open engine as a verb sees it. */
export type Session = {
  ask<N extends Exclude<Name, JobName>>(name: N, input: Input<N>): Promise<Reply<Output<N>>>
  /** Starts a job, shows its progress and waits for its end. */
  run<N extends JobName>(name: N, input: Input<N>): Promise<Reply<Summary<N>>>
  /** A ticket that stands for these paths, for requests that need files. */
  ticket(paths: readonly string[]): string
}

/** What the host does for a verb: opens the depot, does the work, and closes it again whatever happens. */
export type Host = {
  withDepot<T>(file: string, use: (session: Session) => Promise<Reply<T>>): Promise<Reply<T>>
  withNewDepot<T>(file: string, use: (session: Session) => Promise<Reply<T>>): Promise<Reply<T>>
  /** For what needs no depot. */
  withoutDepot<T>(use: (session: Session) => Promise<Reply<T>>): Promise<Reply<T>>
  /** Columns of the terminal, for the width of tables. */
  readonly columns: number
}

/** What a verb ends with: the Reply for --json; and, when it is ok, what a person reads and how well it went. */
export type Answer = {
  readonly reply: Reply<unknown>
  readonly code: ExitCode
  /** Lines for standard output, or bytes that are written as they are. */
  readonly shown: readonly string[] | Uint8Array
}

export type Verb = {
  readonly name: string
  /** What follows the name, e.g. "DEPOT QUERY". */
  readonly usage: string
  readonly summary: string
  /** One line that can be pasted. */
  readonly example: string
  readonly options: Readonly<Record<string, Option>>
  /** Further help, e.g. the fields of a query, for a terminal of so many columns. */
  more?(columns?: number): readonly string[]
  /** Throws UsageError when the words make no request. */
  run(words: Words, host: Host): Promise<Answer>
}

/** The words on the command line make no request. The message is one sentence for the user. */
export class UsageError extends Error {}

/** Turns a reply into an answer: what to show of a value, and the exit code when it is not simply well. */
export function answer<T>(
  reply: Reply<T>,
  show: (value: T) => readonly string[] | Uint8Array,
  judge: (value: T) => ExitCode = () => exitCodes.well,
): Answer {
  if (!reply.ok) return { reply, code: codeOf(reply.failure.kind), shown: [] }
  return { reply, code: judge(reply.value), shown: show(reply.value) }
}

function codeOf(kind: string): ExitCode {
  if (kind === 'cancelled') return exitCodes.cancelled
  if (kind === 'bad-request') return exitCodes.usage
  return kind === 'nothing-to-check' || kind === 'nothing-to-undo' ? exitCodes.nothing : exitCodes.failed
}
