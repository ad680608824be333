import type { Hit, SearchPage } from '../../../shared/records.ts'
import { counted, day, grouped, table, wrapped } from './print.ts'
import { printable } from './printable.ts'

/** A page of hits as a person reads it. `columns` is the width of the terminal. */
export function searchText(page: SearchPage, columns: number): string[] {
  const lines = table(
    [
      { title: 'record', right: true },
      { title: '' },
      { title: 'date' },
      { title: 'sender', most: 26, narrow: 'cut' },
      { title: 'subject', most: 100, narrow: 'cut' },
      { title: 'mailbox', most: 24, narrow: 'cut' },
      { title: '', narrow: 'cut' },
    ],
    page.hits.map(cellsOf),
    columns,
  )
  const [titles = '', ...rows] = lines
  const body = rows.flatMap((row, place) => [row, ...snippetOf(page.hits[place], columns)])
  return [
    ...(page.hits.length > 0 ? [titles, ...body, ''] : []),
    ...footer(page).flatMap((line) => wrapped(line, columns)),
  ]
}

function cellsOf(hit: Hit): string[] {
  const place = hit.folder === '' ? hit.mailbox : `${hit.mailbox}/${hit.folder}`
  return [
    String(hit.id),
    hit.value,
    day(hit.date),
    printable(hit.sender),
    printable(hit.subject),
    printable(place),
    signs(hit),
  ]
}

function signs(hit: Hit): string {
  const parts = [
    hit.attachments > 0 ? counted(hit.attachments, 'attachment') : '',
    hit.copies > 1 ? `${hit.copies} copies` : '',
    hit.problems > 0 ? counted(hit.problems, 'problem') : '',
    ...hit.tags.map((tag) => `#${printable(tag)}`),
  ]
  return parts.filter((part) => part !== '').join(', ')
}

/** Before each line of the text around the hits. */
const INDENT = ' '.repeat(8)

/** The text around the hits, each between « and ». */
function snippetOf(hit: Hit | undefined, columns: number): string[] {
  if (hit === undefined || hit.snippet === null) return []
  const { text, hits } = hit.snippet
  let marked = ''
  let at = 0
  for (const [start, end] of hits) {
    marked += `${text.slice(at, start)}«${text.slice(start, end)}»`
    at = end
  }
  const whole = printable(marked + text.slice(at)).trim()
  return wrapped(whole, columns - INDENT.length).map((line) => INDENT + line)
}

function footer(page: SearchPage): string[] {
  const widened = page.expanded
    .filter(({ forms }) => forms.length > 0)
    .map(
      ({ word, forms }) =>
        `"${printable(word)}" also found: ${forms
          .slice(0, 12)
          .map((form) => printable(form.word))
          .join(', ')}${forms.length > 12 ? ` and ${forms.length - 12} more` : ''}`,
    )
  const { indexed, of } = page.covered
  return [
    `${grouped(page.hits.length)} of ${counted(page.total, 'record')}`,
    ...widened,
    ...(indexed < of
      ? [
          `The index covers ${grouped(indexed)} of ${grouped(of)} contents: "bewaarpost rebuild" completes it.`,
        ]
      : []),
    ...(page.next === null ? [] : [`Next page: --after ${page.next}`]),
  ]
}
