/**
 * A part of the stand-in: what it has works, and anything else of Electron throws a sentence instead of being undefined, so that a
 * host that uses more of Electron fails where it does, not three steps later.
 */
export function only<T extends object>(name: string, part: T): T {
  return new Proxy(part, {
    get(target, key) {
      // Promises and printing look for these on everything.
      if (typeof key === 'symbol' || key in target || key === 'then' || key === 'toJSON') {
        const value: unknown = Reflect.get(target, key, target)
        // Private fields are the part's own: its functions must not run on the proxy.
        return typeof value === 'function' && key !== 'constructor' ? value.bind(target) : value
      }
      throw new Error(
        `The stand-in for Electron has no ${name}.${key}. Add it to build/stand-in, or do without.`,
      )
    },
    set: (target, key, value) => {
      if (!(key in target)) throw new Error(`The stand-in for Electron has no ${name}.${String(key)} to set.`)
      return Reflect.set(target, key, value, target)
    },
  })
}
