import {
  type DeskHandlers,
  type Handlers,
  type Name,
  type ReadingHandlers,
  requests,
} from '../shared/contract.ts'
import { Failed, type Failure } from '../shared/failure.ts'
import type { Reply } from '../shared/reply.ts'

/**
 * The one door: a name and an input from outside in, a Reply out. Refuses what these handlers do not answer, checks the input,
 * and never throws: what a handler throws becomes a failure by `toFailure`.
 */
export async function dispatch(
  handlers: Handlers | ReadingHandlers | DeskHandlers,
  name: unknown,
  input: unknown,
  toFailure: (error: unknown) => Failure,
): Promise<Reply<unknown>> {
  if (!isAnswered(handlers, name)) return refuse(`no request named ${nameOf(name)}`)
  try {
    const checked = requests[name].input.safeParse(input)
    if (!checked.success) return refuse(faultsOf(checked.error.issues))
    // The input was checked against this name's own schema; TypeScript cannot follow that through a table.
    const handle = (handlers as Readonly<Record<string, unknown>>)[name] as (input: unknown) => unknown
    return { ok: true, value: await handle(checked.data) }
  } catch (error) {
    return { ok: false, failure: toFailure(error) }
  }
}

/**
 * The failure an error stands for, where `name` knows the system errors. What is not named by anyone is our own fault: its
 * kind and the place in the program are told, never its message, which may quote mail.
 */
export function failureOf(error: unknown, name: (error: unknown) => Failure | null): Failure {
  if (error instanceof Failed) return error.failure
  const named = name(error)
  return named ?? { kind: 'internal', detail: whereThrown(error) }
}

function whereThrown(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const { name, message, stack = '' } = error
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  return `${name}${code}${stack.slice(stack.indexOf(message) + message.length)}`
}

/** Faults of an input that are told; a list of a million numbers can have a million. */
const MOST_FAULTS = 10

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }

function faultsOf(issues: readonly Issue[]): string {
  const told = issues
    .slice(0, MOST_FAULTS)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
  const more = issues.length - told.length
  return [...told, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
}

function nameOf(name: unknown): string {
  return typeof name === 'string' ? name.slice(0, 100) : `by a ${typeof name}`
}

// Own properties only: the name comes from outside, and "toString" is no request.
function isAnswered(handlers: object, name: unknown): name is Name {
  return typeof name === 'string' && Object.hasOwn(requests, name) && Object.hasOwn(handlers, name)
}

function refuse(detail: string): Reply<never> {
  return { ok: false, failure: { kind: 'bad-request', detail } }
}
