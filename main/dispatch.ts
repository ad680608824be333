import { type Handlers, type Name, requests } from '../shared/contract.ts'
import { Failed, type Failure } from '../shared/failure.ts'
import type { Reply } from '../shared/reply.ts'

/**
 * The one door: a name and an input from outside in, a Reply out. Checks the input, and never throws: what a handler throws
 * becomes a failure by `toFailure`.
 */
export async function dispatch(
  handlers: Handlers,
  name: string,
  input: unknown,
  toFailure: (error: unknown) => Failure,
): Promise<Reply<unknown>> {
  if (!isRequest(name)) return refuse(`no request named ${name.slice(0, 100)}`)
  try {
    const checked = requests[name].input.safeParse(input)
    if (!checked.success)
      return refuse(
        checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
      )
    // The input was checked against this name's own schema; TypeScript cannot follow that through a table.
    const handle = handlers[name] as (input: unknown) => unknown
    return { ok: true, value: await handle(checked.data) }
  } catch (error) {
    return { ok: false, failure: toFailure(error) }
  }
}

/** The failure an error stands for. What is not named by anyone is our own fault: only its kind is told, it may quote mail. */
export function failureOf(error: unknown, name: (error: unknown) => Failure | null): Failure {
  if (error instanceof Failed) return error.failure
  const named = name(error)
  if (named !== null) return named
  return { kind: 'internal', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

// Own properties only: the name comes from outside, and "toString" is no request.
function isRequest(name: string): name is Name {
  return Object.hasOwn(requests, name)
}

function refuse(detail: string): Reply<never> {
  return { ok: false, failure: { kind: 'bad-request', detail } }
}
