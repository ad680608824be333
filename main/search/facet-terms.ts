import { findField } from '../../shared/fields.ts'
import { writeTerm } from '../../shared/query-text.ts'
import type { FacetName } from '../../shared/records.ts'

/** Classes of size, the smallest first, as the query that finds them; `larger:` means more than. */
export const sizeClasses: ReadonlyMap<string, string> = new Map([
  ['..10k', '-larger:10k'],
  ['10k..100k', 'larger:10k -larger:100k'],
  ['100k..1M', 'larger:100k -larger:1M'],
  ['1M..10M', 'larger:1M -larger:10M'],
  ['10M..', 'larger:10M'],
])

/** The values have a facet of their own. */
const values: readonly string[] = ['undecided', 'permanent', 'destroyable']

/** What `has:` and `is:` can ask for, in the order of the table of fields, as queries. */
export const hints: readonly string[] = ['has', 'is'].flatMap((name) =>
  choicesOf(name)
    .filter((choice) => !values.includes(choice))
    .map((choice) => `${name}:${choice}`),
)

function choicesOf(name: string): string[] {
  const field = findField(name)
  return field?.value === 'choice' ? Object.keys(field.choices) : []
}

const terms: Readonly<Record<FacetName, (value: string) => string>> = {
  mailbox: (value) => writeTerm('mailbox', value),
  folder: (value) => writeTerm('in', value),
  year: (value) => (value === '' ? '-has:date' : writeTerm('date', value)),
  // With @ before it would be a domain.
  correspondent: (value) => (value.startsWith('@') ? '' : writeTerm('with', value)),
  domain: (value) => writeTerm('with', `@${value}`),
  kind: (value) => writeTerm('kind', value),
  type: (value) => writeTerm('type', value),
  problem: (value) => writeTerm('problem', value),
  value: (value) => writeTerm('value', value),
  tag: (value) => writeTerm('tag', value),
  lang: (value) => writeTerm('lang', value),
  size: (value) => sizeClasses.get(value) ?? '',
  hint: (value) => value,
}

/** The query that finds exactly the records a facet counts for a value; '' where none can. */
export function facetTerm(name: FacetName, value: string): string {
  return terms[name](value)
}
