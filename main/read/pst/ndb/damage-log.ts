import type { Damage } from './node-database.ts'

/** Damaged places that are kept one by one; of more than these only the number is known. */
const LISTED = 10_000

/** Damaged places met so far, each once. */
export type DamageLog = {
  /** Gives back what it was given, to be thrown. */
  note(damage: Damage): Damage
  /** In the order of the file. */
  list(): readonly Damage[]
}

export function damageLog(): DamageLog {
  const known = new Map<string, Damage>()
  let unlisted = 0
  return {
    note(damage) {
      const key = `${damage.start} ${damage.detail}`
      if (known.has(key)) return damage
      if (known.size < LISTED) known.set(key, damage)
      else unlisted++
      return damage
    },
    list() {
      const listed = [...known.values()].sort((a, b) => a.start - b.start || a.length - b.length)
      if (unlisted === 0) return listed
      return [...listed, { start: 0, length: 0, detail: `${unlisted} more times damage was met` }]
    },
  }
}
