import type { FoundAs } from './item.ts'

/** What the property list of an .emlx says of the message, in the words of a raw item. */
export type ListFlags = {
  readonly flags: string
  readonly keywords: readonly string[]
  readonly foundAs: FoundAs
}

/**
 * Bits of the integer `flags`: read, deleted, answered, flagged, draft, forwarded, redirected. Between them lie encrypted (3), recent
 * (5) and initial (7); above are the number of attachments (10–15), a priority (16–22) and signed (23), all of which the message says too.
 */
const letters: readonly (readonly [bit: number, letter: string])[] = [
  [0, 'S'],
  [1, 'T'],
  [2, 'R'],
  [4, 'F'],
  [6, 'D'],
  [8, 'P'],
  [9, 'P'],
]
/** Named as IMAP names them. */
const keywords: readonly (readonly [bit: number, keyword: string])[] = [
  [24, '$Junk'],
  [25, '$NotJunk'],
]

/** In every list found in practice the value follows its key at once; old ones have it as <real>. */
const entry = /<key>flags<\/key>\s*<(?:integer|real)>(\d{1,19})(?:\.0*)?</

/** Reads the flags from a property list in XML. One that does not say them, or cannot be read, gives none. */
export function readFlags(list: Buffer): ListFlags {
  const value = BigInt(entry.exec(list.toString('latin1'))?.[1] ?? '0')
  const isSet = (bit: number): boolean => ((value >> BigInt(bit)) & 1n) === 1n
  const set = letters.filter(([bit]) => isSet(bit)).map(([, letter]) => letter)
  return {
    flags: [...new Set(set)].sort().join(''),
    keywords: keywords.filter(([bit]) => isSet(bit)).map(([, keyword]) => keyword),
    foundAs: isSet(1) ? 'deleted' : '',
  }
}
