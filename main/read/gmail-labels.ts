import { decodeEncodedWords } from './encoded-words.ts'
import type { ProgramMarks } from './program-marks.ts'

/** Labels Gmail gives by itself, in the languages in which we know how Takeout writes them. What is in none of these is a person's own. */
const systemLabels = {
  trash: ['Trash', 'Prullenbak', 'Papierkorb', 'Corbeille'],
  spam: ['Spam', 'Pourriel'],
  inbox: ['Inbox', 'Postvak IN', 'Posteingang', 'Boîte de réception', 'Messages reçus'],
  sent: ['Sent', 'Verzonden', 'Gesendet', 'Messages envoyés', 'Envoyés'],
  drafts: ['Drafts', 'Concepten', 'Entwürfe', 'Brouillons'],
  chat: ['Chat', 'Chats'],
  archived: ['Archived', 'Gearchiveerd', 'Archiviert', 'Archivé', 'Messages archivés'],
  opened: ['Opened', 'Geopend', 'Geöffnet', 'Ouvert'],
  unread: ['Unread', 'Ongelezen', 'Ungelesen', 'Non lus'],
  starred: ['Starred', 'Met ster', 'Markiert', 'Suivis', 'Messages suivis'],
  important: ['Important', 'Belangrijk', 'Wichtig'],
} as const
type SystemLabel = keyof typeof systemLabels

const known: ReadonlyMap<string, SystemLabel> = new Map(
  // The keys of the table are its own.
  (Object.keys(systemLabels) as SystemLabel[]).flatMap((kind) =>
    systemLabels[kind].map((label) => [label.toLowerCase(), kind] as const),
  ),
)
const category = /^(?:Category|Categorie|Kategorie|Catégorie)[ :]/i

/** Labels that are a place of their own for Gmail: what is there is nowhere else. */
const first: readonly SystemLabel[] = ['trash', 'spam']
/** Where a message without a label of a person lies. */
const last: readonly SystemLabel[] = ['inbox', 'sent', 'drafts', 'chat', 'archived']

/**
 * Reads the field X-Gmail-Labels that Google Takeout puts first in each message; the value as it stands, in Latin-1.
 *
 * Gmail has labels where others have folders, and a message may have many. Its folder is one of them, by this rule: Trash or
 * Spam when it is there; else the first label a person gave it, in which "/" parts folders; else Inbox, Sent, Drafts, Chat or
 * Archived, the first of these it has. All labels stay keywords, but for what flags say: Opened, Unread and Starred.
 */
export function readLabels(value: string): ProgramMarks {
  const labels = splitLabels(decodeEncodedWords(value)).map((name) => ({ name, kind: kindOf(name) }))
  const named = (kind: SystemLabel | 'own') => labels.find((label) => label.kind === kind)?.name
  const place = [...first, 'own' as const, ...last].find((kind) => named(kind) !== undefined)
  const name = place === undefined ? '' : (named(place) ?? '')
  const folder = place === 'own' ? name.split('/').filter((segment) => segment !== '') : [name]
  const has = (kind: SystemLabel) => named(kind) !== undefined
  const flags = [has('drafts') && 'D', has('starred') && 'F', has('opened') && !has('unread') && 'S']
  const saidByFlags = new Set<string>(['opened', 'unread', 'starred'])
  return {
    flags: flags.filter((letter) => letter !== false).join(''),
    keywords: [...new Set(labels.filter(({ kind }) => !saidByFlags.has(kind)).map(({ name }) => name))],
    ...(name !== '' && { folder }),
  }
}

function kindOf(label: string): SystemLabel | 'own' {
  return category.test(label) ? 'important' : (known.get(label.toLowerCase()) ?? 'own')
}

/** Commas part labels; one with a comma in it stands between quotation marks, doubled where it holds any. */
function splitLabels(value: string): string[] {
  const labels: string[] = []
  let label = ''
  let isQuoted = false
  for (let at = 0; at < value.length; at++) {
    const sign = value[at] ?? ''
    if (sign === ',' && !isQuoted) {
      labels.push(label)
      label = ''
    } else if (sign !== '"') label += sign
    else if (isQuoted && value[at + 1] === '"') {
      label += '"'
      at++
    } else isQuoted = !isQuoted
  }
  // A quotation mark that is never closed was part of a label.
  const all = isQuoted ? value.split(',') : [...labels, label]
  return all.map((one) => one.trim()).filter((one) => one !== '')
}
