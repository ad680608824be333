import { useSyncExternalStore } from 'react'

/** A value several components share. */
export type Store<T> = {
  get(): T
  /** Sets it; a function gets what it was. */
  set(next: T | ((before: T) => T)): void
  listen(listener: () => void): () => void
}

/** A store with its first value. Setting the same value again tells nobody. */
export function makeStore<T>(first: T): Store<T> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      // A function as value is not kept in stores, so a function is always a step.
      const made = typeof next === 'function' ? (next as (before: T) => T)(value) : next
      if (Object.is(made, value)) return
      value = made
      for (const listener of [...listeners]) listener()
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The value of a store, or what `pick` takes from it; `pick` must answer the same object for the same value. */
export function useStore<T>(store: Store<T>): T
export function useStore<T, P>(store: Store<T>, pick: (value: T) => P): P
export function useStore<T, P>(store: Store<T>, pick?: (value: T) => P): T | P {
  return useSyncExternalStore(store.listen, () => (pick === undefined ? store.get() : pick(store.get())))
}
