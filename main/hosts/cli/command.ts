import type { Failure } from '../../../shared/failure.ts'
import type { Reply } from '../../../shared/reply.ts'
import { type Command, readArguments } from './arguments.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { explain } from './explain.ts'
import { about, overview } from './help.ts'
import { printable } from './printable.ts'
import { programName } from './program-name.ts'
import { queryPlace } from './query-place.ts'
import { type Answer, type Host, UsageError, type Words } from './verb.ts'
import { verbs } from './verbs/index.ts'

/** Where results and remarks go, and how wide it is. Results only to `out`, everything else to `err`. */
export type Streams = {
  out(text: string | Uint8Array): void
  err(text: string): void
  /** Columns of the terminal. */
  readonly columns: number
}

/** Does what one command line asks, and answers with the exit code. Never throws for what the user typed. */
export async function runCommand(
  argv: readonly string[],
  streams: Streams,
  hostFor: (actor: string | null) => Promise<Host>,
): Promise<ExitCode> {
  const command = read(argv)
  if (command instanceof UsageError) return refuse(command, argv, streams)
  if (command.ask === 'version') {
    streams.out(`${programName()}\n`)
    return exitCodes.well
  }
  if (command.ask === 'help') {
    const { about: verb } = command
    streams.out(textOf(verb === null ? overview(streams.columns) : about(verb, streams.columns)))
    return exitCodes.well
  }
  const { verb, words, json, actor } = command
  try {
    const answer = await verb.run(words, await hostFor(actor))
    show(answer, { words, json, streams })
    return answer.code
  } catch (error) {
    if (error instanceof UsageError) return refuse(error, argv, streams)
    throw error
  }
}

function read(argv: readonly string[]): Command | UsageError {
  try {
    return readArguments(argv)
  } catch (error) {
    if (error instanceof UsageError) return error
    throw error
  }
}

function refuse(error: UsageError, argv: readonly string[], { out, err }: Streams): ExitCode {
  if (argv.includes('--json'))
    out(jsonOf({ ok: false, failure: { kind: 'bad-request', detail: error.message } }))
  const verb = verbs.find(({ name }) => name === argv[0])
  const more =
    verb === undefined
      ? '"bewaarpost help" lists the verbs.'
      : `"bewaarpost help ${verb.name}" tells how it is used.`
  err(`${printable(error.message)}\n${more}\n`)
  return exitCodes.usage
}

function show(
  answer: Answer,
  { words, json, streams }: { words: Words; json: boolean; streams: Streams },
): void {
  if (json) streams.out(jsonOf(answer.reply))
  if (!answer.reply.ok) streams.err(failureText(answer.reply.failure, words))
  else if (!json) streams.out(answer.shown instanceof Uint8Array ? answer.shown : textOf(answer.shown))
}

function failureText(failure: Failure, words: Words): string {
  const { happened, safe, next } = explain(failure)
  return textOf([happened, ...queryPlace(failure, words), safe, next])
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}

/** One line of JSON. The bytes that some requests answer with are in base64. */
function jsonOf(reply: Reply<unknown>): string {
  const value = reply.ok ? reply.value : null
  if (typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array) {
    return `${JSON.stringify({ ok: true, value: { ...value, bytes: Buffer.from(value.bytes).toString('base64') } })}\n`
  }
  return `${JSON.stringify(reply)}\n`
}
