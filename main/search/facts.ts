import { isReplySubject } from '../../shared/subject.ts'
import type { ParsedMessage } from '../parse/parsed.ts'

/**
 * Facts about a content, kept as words in a column of the index of their own, so that `lang:nl budget` is one
 * look-up. They are made of private-use characters, which the tokenizer takes for letters and quoteWords takes out of every
 * query: nobody can type one, and a query for a fact looks in its own column only, so no mail can fake one.
 */
export type FactKind = 'kind' | 'lang' | 'is' | 'has' | 'type'

const BEGIN = '\uE000'
const BETWEEN = '\uE001'
/** Stands between two names or addresses, so that no phrase matches the end of one and the beginning of the next. */
export const SEPARATOR = ' \uE002 '

/** Types and extensions beyond these lengths and numbers are nobody's question. */
const LONGEST_VALUE = 100
const LONGEST_EXTENSION = 10
const MOST_TYPES = 1_000

/** The one word of the index that stands for a fact; whatever the value holds, it is one word. */
export function factWord(kind: FactKind, value: string): string {
  const word = value
    .slice(0, LONGEST_VALUE)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, BETWEEN)
  return `${BEGIN}${kind}${BETWEEN}${word}`
}

/** All facts of a message, as the text of the column `facts`. */
export function factsOf(message: ParsedMessage): string {
  const facts = new Set([factWord('kind', message.kind)])
  if (message.language !== '') facts.add(factWord('lang', message.language))
  if (message.protection !== 'none') facts.add(factWord('is', message.protection))
  if (message.derivedBy !== '') facts.add(factWord('is', 'derived'))
  if (message.automatic) facts.add(factWord('is', 'automatic'))
  if (isReplySubject(message.subject)) facts.add(factWord('is', 'reply'))
  if (message.attachments.some((attachment) => !attachment.inline)) facts.add(factWord('has', 'attachment'))
  for (const { type, name } of message.attachments.slice(0, MOST_TYPES)) {
    for (const word of typeWords(type, name)) facts.add(factWord('type', word))
  }
  return [...facts].join(' ')
}

/** What an attachment may be asked for by: its whole media type, both halves of it, and the extension of its name. */
function typeWords(type: string, name: string): string[] {
  const [major = '', minor = ''] = type.split('/')
  const extension = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : ''
  const known = extension.length <= LONGEST_EXTENSION && /^[a-z0-9]+$/i.test(extension)
  return [type, major, minor, known ? extension : ''].filter((word) => word !== '')
}
