import type { ParsedMessage } from '../../main/parse/parsed.ts'
import type { NameTerm, PersonTerm, QueryTree, Term, WordsTerm } from '../../shared/query-tree.ts'
import type { Role } from '../../shared/roles.ts'
import { isReplySubject } from '../../shared/subject.ts'
import type { Copy, Item } from './search-depot.ts'

/** One record with all there is to know about it, for answering queries the slow and obvious way. */
export type Known = {
  readonly id: number
  readonly content: number
  readonly copy: Copy
  readonly item: Item
  readonly copies: number
  readonly first: boolean
  readonly threadSize: number
}

/** The records of items, numbered as searchDepot numbers them. */
export function recordsOf(items: readonly Item[]): Known[] {
  const threads = items.map(({ message }) => message.references[0] ?? message.messageId)
  return items
    .flatMap((item, index) =>
      item.copies.map((copy, place) => ({
        content: index + 1,
        copy,
        item,
        copies: item.copies.length,
        first: place === 0,
        threadSize: threads.filter((thread) => thread !== '' && thread === threads[index]).length,
      })),
    )
    .map((record, index) => ({ id: index + 1, ...record }))
}

/** Whether a record is one a query means. */
export function meets(record: Known, tree: QueryTree): boolean {
  switch (tree.is) {
    case 'all':
      return true
    case 'and':
      return tree.of.every((member) => meets(record, member))
    case 'or':
      return tree.of.some((member) => meets(record, member))
    case 'not':
      return !meets(record, tree.of)
    default:
      return meetsTerm(record, tree)
  }
}

/** Words as the index has them: letters and digits, without case and marks. */
export function tokens(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

function meetsTerm(record: Known, term: Term): boolean {
  const { message } = record.item
  switch (term.is) {
    case 'words':
      return textsOf(message, term.field).some((text) => hasWords(tokens(text), term))
    case 'person':
      return meetsPerson(message, term)
    case 'date': {
      const at = message.sent.at
      return at !== null && at >= (term.from ?? -Infinity) && at < (term.until ?? Infinity)
    }
    case 'size':
      return term.field === 'larger' ? record.copy.size > term.bytes : record.copy.size < term.bytes
    case 'number':
      return record.copy.accession === term.number
    case 'id':
      return (
        term.text === String(record.id) ||
        (message.messageId !== '' && term.text === `<${message.messageId}>`)
      )
    case 'name':
      return meetsName(record, term.field, term.text.toLowerCase(), term.form)
    case 'choice':
      return meetsChoice(record, term.field, term.choice)
  }
}

function meetsName({ copy, item }: Known, field: string, text: string, form: NameTerm['form']): boolean {
  const exact = form === 'exact'
  const is = (name: string) => (form === 'prefix' ? name.startsWith(text) : name === text)
  if (field === 'tag') return copy.tags.some((tag) => is(tag.toLowerCase()))
  if (field === 'kind') return is(item.message.kind)
  if (field === 'lang') return is(item.message.language)
  if (field === 'mailbox') return exact ? copy.mailbox === text : copy.mailbox.includes(text)
  if (field === 'type')
    return item.message.attachments.some(({ type }) => is(type) || type.split('/').some(is))
  const folder = copy.folder.toLowerCase()
  return exact ? folder === text : folder.startsWith(text) || folder.includes(`/${text}`)
}

function meetsChoice(
  { copy, item, copies, first, threadSize }: Known,
  field: string,
  choice: string,
): boolean {
  const { message, problem } = item
  const flag = (letter: string) => copy.flags.includes(letter)
  const answers: Readonly<Record<string, boolean>> = {
    'has:attachment': message.attachments.length > 0,
    'has:note': copy.note !== '',
    'has:tag': copy.tags.length > 0,
    'has:problem': problem !== null || copy.problem !== null,
    'has:copies': copies > 1,
    'has:thread': threadSize > 1,
    'has:date': message.sent.at !== null,
    'is:undecided': copy.value === 'N',
    'is:permanent': copy.value === 'B',
    'is:destroyable': copy.value === 'V',
    'is:signed': message.protection === 'signed',
    'is:encrypted': message.protection === 'encrypted',
    'is:automatic': message.automatic,
    'is:reply': isReplySubject(message.subject),
    'is:flagged': flag('F'),
    'is:seen': flag('S'),
    'is:draft': flag('D'),
    'is:answered': flag('R'),
    'is:forwarded': flag('P'),
    'is:trashed': flag('T'),
    'is:duplicate': copies > 1 && !first,
    'is:recovered': copy.foundAs === 'recovered',
    'is:associated': copy.foundAs === 'associated',
    'is:deleted': copy.foundAs === 'deleted',
    'is:derived': message.derivedBy !== '',
  }
  if (field === 'value') return copy.value === choice
  if (field === 'problem') return problem === choice || copy.problem === choice
  const answer = answers[`${field}:${choice}`]
  if (answer === undefined) throw new Error(`the oracle does not know ${field}:${choice}`)
  return answer
}

const roles: Readonly<Record<string, readonly Role[]>> = {
  from: ['from', 'sender', 'reply-to', 'resent-from', 'resent-sender'],
  to: ['to', 'resent-to'],
  cc: ['cc', 'resent-cc'],
  bcc: ['bcc', 'resent-bcc'],
  with: [
    'from',
    'sender',
    'reply-to',
    'resent-from',
    'resent-sender',
    'to',
    'resent-to',
    'cc',
    'resent-cc',
    'bcc',
    'resent-bcc',
  ],
}

function meetsPerson({ addresses }: ParsedMessage, { field, text }: PersonTerm): boolean {
  const wanted = text.toLowerCase()
  return addresses
    .filter(({ role }) => roles[field]?.includes(role))
    .some(({ name, address }) =>
      wanted.startsWith('@')
        ? address.toLowerCase().endsWith(wanted)
        : (address || name).toLowerCase() === wanted,
    )
}

function textsOf(message: ParsedMessage, field: WordsTerm['field']): string[] {
  const people = (name: string) =>
    message.addresses
      .filter(({ role }) => roles[name]?.includes(role))
      .map(({ name, address }) => `${name} ${address}`)
  const names = message.attachments.map(({ name }) => name)
  switch (field) {
    case null:
      return [message.subject, message.text, message.attachmentText, ...names, ...people('with')]
    case 'subject':
      return [message.subject]
    case 'body':
      return [message.text]
    case 'attachment':
      return [message.attachmentText]
    case 'filename':
      return names
    default:
      return people(field)
  }
}

function hasWords(words: readonly string[], { text, form }: WordsTerm): boolean {
  const wanted = tokens(text)
  return words.some((_, start) =>
    wanted.every((word, offset) => {
      const found = words[start + offset] ?? ''
      return form === 'prefix' && offset === wanted.length - 1 ? found.startsWith(word) : found === word
    }),
  )
}
