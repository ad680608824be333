import type { Output } from '../../../../shared/contract.ts'
import { type Field, fields } from '../../../../shared/fields.ts'
import { facetNames, orders } from '../../../../shared/records.ts'
import { exitCodes } from '../exit-codes.ts'
import { type Column, grouped, table, wrapped } from '../print.ts'
import { printable } from '../printable.ts'
import { propertyText } from '../property-text.ts'
import { recordText } from '../record-text.ts'
import { searchText } from '../search-text.ts'
import { answer, UsageError, type Verb } from '../verb.ts'
import { needed, nothingAfter, numberOf, wholeNumber } from '../words.ts'

/** More values than this a field does not list in the help: `bewaarpost problems` and `facets` show them. */
const MOST_CHOICES = 20

/** `search DEPOT QUERY` */
export const search: Verb = {
  name: 'search',
  usage: 'DEPOT [QUERY]',
  summary: 'what a query finds, a page at a time; without a query everything',
  example: `bewaarpost search archive.depot 'bestemmingsplan from:bakker date:2012'`,
  options: {
    limit: { value: 'N', help: 'how many at a time (50)' },
    order: { value: 'ORDER', help: `${orders.join(', ')} (-date: the latest first)` },
    after: { value: 'KEY', help: 'the next page, as the page before said' },
    snippets: { help: 'show the text around the hits' },
  },
  more: (columns = Number.POSITIVE_INFINITY) => [
    '',
    ...wrapped(
      'A query holds words, "phrases", beginn*, AND OR NOT and parentheses; a word also finds its forms and compounds. Fields:',
      columns,
    ),
    ...table(
      [{ title: '' }, { title: '' }, { title: '', narrow: 'wrap' }],
      fields.map((field) => [`  ${field.name}:`, field.label.en, exampleOf(field)]),
      columns,
    ),
  ],
  async run(words, host) {
    const file = needed(words, 0, 'DEPOT')
    const wanted = words.one('order') ?? '-date'
    const order = orders.find((one) => one === wanted)
    if (order === undefined) throw new UsageError(`--order is one of ${orders.join(', ')}.`)
    const after = words.one('after')
    const reply = await host.withDepot(file, (session) =>
      session.ask('record.search', {
        query: words.rest.slice(1).join(' '),
        order,
        limit: numberOf(words, 'limit', 1, 1_000) ?? 50,
        snippets: words.has('snippets'),
        ...(after === undefined ? {} : { after }),
      }),
    )
    return answer(reply, (page) => searchText(page, host.columns))
  },
}

/** An example, and the other values there are where they are few enough to list. */
function exampleOf({ example, choices }: Field): string {
  const words = Object.keys(choices ?? {}).filter((word) => !example.endsWith(`:${word}`))
  return words.length === 0 || words.length > MOST_CHOICES ? example : `${example} (also ${words.join(', ')})`
}

/** `facets DEPOT QUERY` */
export const facets: Verb = {
  name: 'facets',
  usage: 'DEPOT [QUERY]',
  summary: 'counts of what a query finds: per mailbox, year, correspondent …',
  example: 'bewaarpost facets archive.depot klacht --by year --by mailbox',
  options: {
    by: { value: 'NAME', many: true, help: facetNames.join(', ') },
    limit: { value: 'N', help: 'how many values of each (20)' },
  },
  async run(words, host) {
    const file = needed(words, 0, 'DEPOT')
    const names = words.many('by').map((name) => {
      const known = facetNames.find((one) => one === name)
      if (known === undefined) throw new UsageError(`--by is one of ${facetNames.join(', ')}.`)
      return known
    })
    const query = words.rest.slice(1).join(' ')
    const reply = await host.withDepot(file, (session) =>
      session.ask('record.facets', {
        query,
        names: names.length > 0 ? names : ['mailbox', 'year', 'correspondent', 'problem', 'value'],
        limit: numberOf(words, 'limit', 1, 1_000) ?? 20,
      }),
    )
    return answer(reply, (found) =>
      found.facets.flatMap(({ name, values, more }) => [
        name,
        ...table(
          [{ title: '', right: true }, { title: '' }],
          values.map(({ label, count }) => [
            `  ${grouped(count)}`.padStart(10),
            label === '' ? '(none)' : printable(label),
          ]),
        ),
        ...(values.length === 0 ? ['         0'] : []),
        ...(more ? ['         …'] : []),
      ]),
    )
  },
}

/** `show DEPOT ID` */
export const show: Verb = {
  name: 'show',
  usage: 'DEPOT ID',
  summary: 'one record: what it says, what it carries, its value and why, where it comes from',
  example: 'bewaarpost show archive.depot 12',
  options: {
    raw: { help: 'the original bytes' },
    part: { value: 'PATH', help: 'the decoded bytes of one part, e.g. 2' },
    message: { help: 'the message: the original bytes, or the one made from an Outlook item' },
    properties: { help: 'the properties of an Outlook item' },
  },
  async run(words, host) {
    const file = needed(words, 0, 'DEPOT')
    const id = wholeNumber(needed(words, 1, 'ID'), 'ID')
    nothingAfter(words, 2)
    const path = words.one('part')
    if (words.has('raw')) {
      const reply = await host.withDepot(file, (session) => session.ask('record.raw', { id }))
      return answer(reply, ({ bytes }) => bytes)
    }
    if (path !== undefined) {
      const reply = await host.withDepot(file, (session) => session.ask('record.part', { id, path }))
      return answer(reply, ({ bytes }) => bytes)
    }
    if (words.has('message')) {
      const reply = await host.withDepot(file, (session) => session.ask('record.message', { id }))
      return answer(reply, ({ bytes }) => bytes)
    }
    if (words.has('properties')) {
      const reply = await host.withDepot(file, (session) => session.ask('record.properties', { id }))
      return answer(reply, ({ groups, isCut }) => propertyText(groups, isCut, host.columns))
    }
    const reply = await host.withDepot(file, (session) => session.ask('record.read', { id }))
    return answer(reply, (record) => recordText(record, host.columns))
  },
}

/** `log DEPOT` */
export const log: Verb = {
  name: 'log',
  usage: 'DEPOT',
  summary: 'who did what and when, the latest first',
  example: 'bewaarpost log archive.depot --limit 20',
  options: {
    limit: { value: 'N', help: 'how many at a time (100)' },
    before: { value: 'N', help: 'only events before this one' },
  },
  async run(words, host) {
    const file = needed(words, 0, 'DEPOT')
    nothingAfter(words, 1)
    const before = numberOf(words, 'before', 1)
    const limit = numberOf(words, 'limit', 1, 1_000) ?? 100
    const reply = await host.withDepot(file, (session) =>
      session.ask('log.read', before === undefined ? { limit } : { limit, before }),
    )
    return answer(
      reply,
      ({ events, head }) => [
        ...logText(events, host.columns),
        ...wrapped(`Last hash of the log: ${head}`, host.columns),
      ],
      ({ events }) => (events.length === 0 ? exitCodes.nothing : exitCodes.well),
    )
  },
}

type LogEvent = Output<'log.read'>['events'][number]

/** A terminal at least this wide has room for the ground of an event beside it. */
const ROOMY = 150

function logText(events: readonly LogEvent[], columns: number): string[] {
  const titles: readonly Column[] = [
    { title: 'event', right: true },
    { title: 'time' },
    { title: 'who', most: 24, narrow: 'cut' },
    { title: 'what' },
    { title: 'to what', most: 42, narrow: 'cut' },
    { title: 'result', most: 30 },
  ]
  const rows = events.map((event) => [
    String(event.id),
    event.time.slice(0, 19).replace('T', ' '),
    printable(event.actor),
    event.action,
    printable(event.object),
    `${event.result}${event.undone ? ' (undone)' : ''}`,
  ])
  const grounds = events.map((event) => printable(groundOf(event)))
  if (columns >= ROOMY) {
    const beside: Column = { title: 'ground and numbers', narrow: 'wrap' }
    return table(
      [...titles, beside],
      rows.map((row, place) => [...row, grounds[place] ?? '']),
      columns,
    )
  }
  const [head = '', ...lines] = table(titles, rows, columns)
  const below = (ground: string): string[] =>
    ground === '' ? [] : wrapped(ground, columns - 7).map((line) => `       ${line}`)
  return [head, ...lines.flatMap((line, place) => [line, ...below(grounds[place] ?? '')])]
}

/** Why, and the facts of the event: "notulen blijven (value B, layer decision)". Hashes stay in the JSON. */
function groundOf({ ground, detail }: LogEvent): string {
  const facts: unknown = JSON.parse(detail)
  const told = Object.entries(typeof facts === 'object' && facts !== null ? facts : {})
    .filter(([name, fact]) => name !== 'members' && (typeof fact === 'string' || typeof fact === 'number'))
    .map(([name, fact]) => `${factNames[name] ?? name} ${typeof fact === 'number' ? grouped(fact) : fact}`)
  return [ground, told.length === 0 ? '' : `(${told.join(', ')})`].filter((part) => part !== '').join(' ')
}

/** Facts whose name in the log is not how a person says it. */
const factNames: Readonly<Record<string, string>> = { firstCopy: 'first copies', setAside: 'set aside' }
