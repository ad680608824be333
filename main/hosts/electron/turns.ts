/** Has work done one after the other, in the order it was given, also after some of it failed; the answer is that of the work. */
export function takeTurns(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = last.then(work)
    last = done.catch(() => {})
    return done
  }
}
