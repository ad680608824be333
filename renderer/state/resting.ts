type Times = {
  /** How long nothing more may come before what was gathered is handed on, in milliseconds. */
  readonly rest: number
  /** How long it waits at the most when there is no rest. */
  readonly most: number
}

/** Gathers things and hands them on together, each once, when no more have come for a moment. */
export function makeResting<T>(handOn: (things: ReadonlySet<T>) => void, { rest, most }: Times) {
  let gathered = new Set<T>()
  let since: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => clearTimeout(timer)
  return {
    add(things: readonly T[]): void {
      for (const thing of things) gathered.add(thing)
      const now = Date.now()
      since ??= now
      stop()
      timer = setTimeout(
        () => {
          const all = gathered
          gathered = new Set()
          since = null
          handOn(all)
        },
        Math.max(0, Math.min(rest, since + most - now)),
      )
    },
    /** Hands nothing on any more. */
    stop,
  }
}
