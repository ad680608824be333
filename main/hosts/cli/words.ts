import type { Scope } from '../../../shared/reply.ts'
import { UsageError, type Words } from './verb.ts'

/** The one word at `place` that must be there, e.g. the depot. */
export function needed(words: Words, place: number, name: string): string {
  const word = words.rest[place]
  if (word === undefined || word === '') throw new UsageError(`${name} is missing.`)
  return word
}

/** Refuses words that nothing is done with, so that a forgotten quotation mark does not go unnoticed. */
export function nothingAfter(words: Words, count: number): void {
  const extra = words.rest[count]
  if (extra !== undefined) throw new UsageError(`"${extra}" is one word too many.`)
}

/** The value of an option as a whole number from `least` on and at most `most`; undefined when not given. */
export function numberOf(
  words: Words,
  name: string,
  least = 0,
  most = Number.MAX_SAFE_INTEGER,
): number | undefined {
  const text = words.one(name)
  if (text === undefined) return undefined
  const number = wholeNumber(text, `--${name}`, least)
  if (number > most) throw new UsageError(`--${name} is at most ${most}.`)
  return number
}

/** A record number given as a word. */
export function wholeNumber(text: string, name: string, least = 1): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (!(number >= least))
    throw new UsageError(`${name} needs a whole number from ${least} on, not "${text}".`)
  return number
}

/** Which records are meant: --query Q, or --id N (more than once, or "3,5,8"). Exactly one of both must be there. */
export function scopeOf(words: Words): Scope {
  const query = words.one('query')
  const ids = words.many('id').flatMap((text) => text.split(','))
  if (query !== undefined && ids.length > 0) throw new UsageError('Give --query or --id, not both.')
  if (query !== undefined) return { query }
  if (ids.length === 0) throw new UsageError('Say which records: --query Q or --id N.')
  return { ids: [...new Set(ids.map((text) => wholeNumber(text.trim(), '--id')))] }
}

/** The options by which a verb learns which records are meant. */
export const scopeOptions = {
  query: { value: 'Q', help: 'every record the query finds' },
  id: { value: 'N', many: true, help: 'the record with this number; more than one as 3,5,8' },
} as const
