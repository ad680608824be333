/** The requests to the network that were refused since the start. */
export type Refusals = {
  count(): number
  add(): void
}

/** Told of at most this often: a page can ask for very many at once. */
const TELL_EVERY_MS = 200

/** `changed` hears now and then that there are more. */
export function countRefusals(changed: () => void): Refusals {
  let count = 0
  let isDue = false
  return {
    count: () => count,
    add() {
      count += 1
      if (isDue) return
      isDue = true
      setTimeout(() => {
        isDue = false
        changed()
      }, TELL_EVERY_MS)
    },
  }
}
