import { fields } from '../../../../shared/fields.ts'
import { facetNames, orders } from '../../../../shared/records.ts'
import { exitCodes } from '../exit-codes.ts'
import { grouped, table } from '../print.ts'
import { printable } from '../printable.ts'
import { recordText } from '../record-text.ts'
import { searchText } from '../search-text.ts'
import { answer, UsageError, type Verb } from '../verb.ts'
import { needed, nothingAfter, numberOf, wholeNumber } from '../words.ts'

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
  more: () => [
    '',
    'A query holds words, "phrases", beginn*, AND OR NOT and parentheses; a word also finds its forms and compounds. Fields:',
    ...table(
      [{ title: '' }, { title: '' }, { title: '' }],
      fields.map(({ name, label, example }) => [`  ${name}:`, label.en, example]),
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
        limit: numberOf(words, 'limit', 1) ?? 50,
        snippets: words.has('snippets'),
        ...(after === undefined ? {} : { after }),
      }),
    )
    return answer(reply, (page) => searchText(page, host.columns))
  },
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
        limit: numberOf(words, 'limit', 1) ?? 20,
      }),
    )
    return answer(reply, (found) =>
      found.facets.flatMap(({ name, values, more }) => [
        name,
        ...table(
          [{ title: '', right: true }, { title: '' }],
          values.map(({ label, count }) => [`  ${grouped(count)}`.padStart(10), printable(label)]),
        ),
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
    const reply = await host.withDepot(file, (session) => session.ask('record.read', { id }))
    return answer(reply, recordText)
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
    const limit = numberOf(words, 'limit', 1) ?? 100
    const reply = await host.withDepot(file, (session) =>
      session.ask('log.read', before === undefined ? { limit } : { limit, before }),
    )
    return answer(
      reply,
      ({ events, head }) => [
        ...table(
          [
            { title: 'event', right: true },
            { title: 'time' },
            { title: 'who', most: 24 },
            { title: 'what' },
            { title: 'to what', most: 30 },
            { title: 'result', most: 30 },
            { title: 'ground', most: 60 },
          ],
          events.map((event) => [
            String(event.id),
            event.time.slice(0, 19).replace('T', ' '),
            printable(event.actor),
            event.action,
            printable(event.object),
            `${event.result}${event.undone ? ' (undone)' : ''}`,
            printable(event.ground),
          ]),
        ),
        `Head of the log: ${head}`,
      ],
      ({ events }) => (events.length === 0 ? exitCodes.nothing : exitCodes.well),
    )
  },
}
