import { IDS_PER_FIELD, NAME_LENGTH } from './bounds.ts'
import type { Problems } from './problems.ts'
import { decodeRaw } from './words.ts'

/**
 * Reads the message identifiers of a field (RFC 5322 §3.6.4), in order, without brackets and without the blanks that folding
 * left inside. Where no brackets stand, words with an "@" are taken; other text ("Your message of …") is not. Beyond the
 * bound the first and the last ones are kept: they name the root and the parent of the thread.
 */
export function parseIds(raw: string, problems: Problems): string[] {
  const ids = raw.includes('<')
    ? bracketedIds(raw)
    : raw.split(/[\s,;]+/).filter((word) => word.includes('@'))
  const kept = ids.length > IDS_PER_FIELD ? [...ids.slice(0, 1), ...ids.slice(1 - IDS_PER_FIELD)] : ids
  return [...new Set(kept.map((id) => cleanId(id, problems)).filter((id) => id !== ''))]
}

/** The one identifier of a Message-ID field; without brackets whatever it says, because programs compare it as it is. */
export function parseMessageId(raw: string, problems: Problems): string {
  return cleanId(raw.includes('<') ? (bracketedIds(raw)[0] ?? raw.replace('<', '')) : raw, problems)
}

function bracketedIds(raw: string): string[] {
  const ids: string[] = []
  let at = raw.indexOf('<')
  while (at >= 0) {
    const next = raw.indexOf('<', at + 1)
    const close = raw.indexOf('>', at + 1)
    if (close < 0) break
    // "<a <b>": the first one was never closed.
    if (next < 0 || close < next) ids.push(raw.slice(at + 1, close))
    at = next
  }
  return ids
}

function cleanId(id: string, problems: Problems): string {
  const text = decodeRaw(id.slice(0, NAME_LENGTH), problems).toWellFormed()
  return text.replace(/\s+/g, '')
}
