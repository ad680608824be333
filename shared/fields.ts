import { nearest } from './nearest.ts'
import { problems } from './problem.ts'

/**
 * What a value looks like in a query. `words` are looked up in the index; a `name` or `path` is compared without case, and
 * `=` before it asks for all of it; a `choice` is one of a closed list.
 */
export type FieldValue = 'words' | 'date' | 'size' | 'choice' | 'number' | 'id' | 'path' | 'name'
/** Where a field turns up: typed in the search box, to sort by, as a column, as a facet, in an export. */
export type Use = 'search' | 'sort' | 'column' | 'facet' | 'export'

export type Field = {
  readonly name: string
  /** Other names a person may type, Dutch ones among them. All lower case. */
  readonly aliases: readonly string[]
  readonly label: { readonly nl: string; readonly en: string }
  readonly value: FieldValue
  /** Of a `choice`: the words it knows, each with its other spellings. */
  readonly choices?: Readonly<Record<string, readonly string[]>>
  readonly example: string
  readonly uses: readonly Use[]
}

const find = ['search'] as const
const show = ['search', 'column', 'export'] as const
const count = ['search', 'column', 'facet', 'export'] as const
const sort = ['search', 'sort', 'column', 'export'] as const

/**
 * THE table of fields: the query language, columns, facets, help and export are all made from it. The order is the order
 * of the help. `date:` takes a day, month, year or range; `before:2012` means before it begins, `after:2012` after it ends.
 */
export const fields = [
  {
    name: 'from',
    aliases: ['van', 'afzender', 'sender'],
    label: { nl: 'Van', en: 'From' },
    value: 'words',
    example: 'from:jansen',
    uses: sort,
  },
  {
    name: 'to',
    aliases: ['aan', 'ontvanger', 'receiver'],
    label: { nl: 'Aan', en: 'To' },
    value: 'words',
    example: 'to:wethouder@example.nl',
    uses: show,
  },
  {
    name: 'cc',
    aliases: ['kopie'],
    label: { nl: 'Kopie', en: 'Cc' },
    value: 'words',
    example: 'cc:griffie',
    uses: show,
  },
  {
    name: 'bcc',
    aliases: ['blindekopie'],
    label: { nl: 'Blinde kopie', en: 'Bcc' },
    value: 'words',
    example: 'bcc:jansen',
    uses: show,
  },
  {
    name: 'with',
    aliases: ['met', 'betrokkene'],
    label: { nl: 'Met', en: 'With' },
    value: 'words',
    example: 'with:jansen',
    uses: find,
  },
  {
    name: 'subject',
    aliases: ['onderwerp'],
    label: { nl: 'Onderwerp', en: 'Subject' },
    value: 'words',
    example: 'subject:"bestemmingsplan centrum"',
    uses: show,
  },
  {
    name: 'body',
    aliases: ['tekst', 'text', 'inhoud'],
    label: { nl: 'Tekst', en: 'Text' },
    value: 'words',
    example: 'body:subsidie',
    uses: find,
  },
  {
    name: 'attachment',
    aliases: ['bijlage', 'bijlagetekst'],
    label: { nl: 'Tekst van bijlage', en: 'Attachment text' },
    value: 'words',
    example: 'attachment:begroting',
    uses: find,
  },
  {
    name: 'filename',
    aliases: ['bestandsnaam', 'bestand'],
    label: { nl: 'Naam van bijlage', en: 'Attachment name' },
    value: 'words',
    example: 'filename:begroting.xlsx',
    uses: show,
  },
  {
    name: 'type',
    aliases: ['soortbijlage'],
    label: { nl: 'Soort bijlage', en: 'Attachment type' },
    value: 'name',
    example: 'type:pdf',
    uses: ['search', 'facet', 'export'],
  },
  {
    name: 'in',
    aliases: ['map', 'folder'],
    label: { nl: 'Map', en: 'Folder' },
    value: 'path',
    example: 'in:"Postvak IN"',
    uses: count,
  },
  {
    name: 'mailbox',
    aliases: ['postbus', 'postvak'],
    label: { nl: 'Mailbox', en: 'Mailbox' },
    value: 'name',
    example: 'mailbox:jansen',
    uses: count,
  },
  {
    name: 'accession',
    aliases: ['aanwinst'],
    label: { nl: 'Aanwinst', en: 'Accession' },
    value: 'number',
    example: 'accession:3',
    uses: show,
  },
  {
    name: 'source',
    aliases: ['bron', 'bronbestand'],
    label: { nl: 'Bronbestand', en: 'Source file' },
    value: 'number',
    example: 'source:12',
    uses: find,
  },
  {
    name: 'date',
    aliases: ['datum'],
    label: { nl: 'Datum', en: 'Date' },
    value: 'date',
    example: 'date:2012-03..2012-05',
    uses: sort,
  },
  {
    name: 'before',
    aliases: ['voor'],
    label: { nl: 'Vóór', en: 'Before' },
    value: 'date',
    example: 'before:2014',
    uses: find,
  },
  {
    name: 'after',
    aliases: ['na'],
    label: { nl: 'Na', en: 'After' },
    value: 'date',
    example: 'after:2012-06-30',
    uses: find,
  },
  {
    name: 'has',
    aliases: ['heeft'],
    label: { nl: 'Heeft', en: 'Has' },
    value: 'choice',
    example: 'has:attachment',
    uses: find,
    choices: {
      attachment: ['bijlage', 'attachments', 'bijlagen'],
      note: ['notitie', 'aantekening'],
      tag: ['label', 'tags', 'labels'],
      problem: ['probleem', 'problems', 'problemen'],
      copies: ['copy', 'kopieen', 'kopieën'],
      thread: ['gesprek', 'draad'],
      date: ['datum'],
    },
  },
  {
    name: 'is',
    aliases: [],
    label: { nl: 'Is', en: 'Is' },
    value: 'choice',
    example: 'is:undecided',
    uses: find,
    choices: {
      undecided: ['undetermined', 'onbepaald', 'ongewaardeerd'],
      permanent: ['blijvend', 'bewaren'],
      destroyable: ['vernietigbaar'],
      signed: ['ondertekend'],
      encrypted: ['versleuteld'],
      automatic: ['automatisch'],
      reply: ['antwoord'],
      flagged: ['gemarkeerd', 'ster'],
      seen: ['read', 'gelezen'],
      draft: ['concept'],
      answered: ['beantwoord'],
      forwarded: ['doorgestuurd'],
      trashed: ['weggegooid'],
      duplicate: ['dubbel'],
      recovered: ['teruggevonden'],
      associated: ['mapinstelling'],
      deleted: ['verwijderd'],
      derived: ['afgeleid'],
    },
  },
  {
    name: 'tag',
    aliases: ['label'],
    label: { nl: 'Label', en: 'Tag' },
    value: 'name',
    example: 'tag:"nog bekijken"',
    uses: count,
  },
  {
    name: 'value',
    aliases: ['waarde', 'waardering'],
    label: { nl: 'Waardering', en: 'Value' },
    value: 'choice',
    example: 'value:B',
    uses: count,
    choices: {
      B: ['b', 'permanent', 'blijvend'],
      V: ['v', 'destroyable', 'vernietigbaar'],
      N: ['n', 'undetermined', 'onbepaald'],
    },
  },
  {
    name: 'kind',
    aliases: ['soort'],
    label: { nl: 'Soort', en: 'Kind' },
    value: 'name',
    example: 'kind:calendar',
    uses: count,
  },
  {
    name: 'class',
    aliases: ['klasse', 'berichtklasse'],
    label: { nl: 'Berichtklasse', en: 'Message class' },
    value: 'name',
    example: 'class:IPM.Appointment',
    uses: find,
  },
  {
    name: 'problem',
    aliases: ['probleem'],
    label: { nl: 'Probleem', en: 'Problem' },
    value: 'choice',
    choices: Object.fromEntries(Object.keys(problems).map((kind) => [kind, []])),
    example: 'problem:date-absent',
    uses: count,
  },
  {
    name: 'larger',
    aliases: ['groter'],
    label: { nl: 'Groter dan', en: 'Larger than' },
    value: 'size',
    example: 'larger:5MB',
    uses: find,
  },
  {
    name: 'smaller',
    aliases: ['kleiner'],
    label: { nl: 'Kleiner dan', en: 'Smaller than' },
    value: 'size',
    example: 'smaller:20k',
    uses: find,
  },
  {
    name: 'lang',
    aliases: ['taal', 'language'],
    label: { nl: 'Taal', en: 'Language' },
    value: 'name',
    example: 'lang:nl',
    uses: count,
  },
  {
    name: 'id',
    aliases: ['nummer'],
    label: { nl: 'Nummer', en: 'Number' },
    value: 'id',
    example: 'id:1204',
    uses: show,
  },
] as const satisfies readonly Field[]

type Row = (typeof fields)[number]
/** The fields whose value is of one kind. */
export type FieldOf<Kind extends FieldValue> = Extract<Row, { readonly value: Kind }>['name']

const peopleFields = ['from', 'to', 'cc', 'bcc', 'with'] as const
/** The fields that look for people: `=` before their value asks for one person, by the whole address. */
export type PeopleField = (typeof peopleFields)[number]

/** Whether a field looks for people. */
export function isOfPeople(field: string): field is PeopleField {
  return peopleFields.some((each) => each === field)
}

const byName: ReadonlyMap<string, Row> = new Map(
  fields.flatMap((each) => [each.name, ...each.aliases].map((name) => [name, each] as const)),
)

/** The field a typed name or alias stands for, whatever its case; null when there is none. */
export function findField(name: string): Row | null {
  return byName.get(name.toLowerCase()) ?? null
}

/** The known field name or alias nearest to a misspelt one, else null. */
export function suggestField(name: string): string | null {
  return nearest(name.toLowerCase(), byName.keys())
}

/** The canonical word of a choice, whatever its case or language; null when the field does not know it. */
export function findChoice(field: Field, text: string): string | null {
  const wanted = text.toLowerCase()
  for (const [name, aliases] of Object.entries(field.choices ?? {})) {
    if (name.toLowerCase() === wanted || aliases.includes(wanted)) return name
  }
  return null
}

/** The choice nearest to a misspelt one, else null. */
export function suggestChoice(field: Field, text: string): string | null {
  return nearest(text.toLowerCase(), Object.entries(field.choices ?? {}).flat(2))
}
