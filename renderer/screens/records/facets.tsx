import { type KeyboardEvent, memo } from 'react'
import type { FacetName } from '../../../shared/records.ts'
import { useWords } from '../../state/words.ts'
import { FacetGroup } from './facet-group.tsx'
import './facets.css'

/** In the order in which an archivist narrows down. */
const order: readonly FacetName[] = [
  'mailbox',
  'folder',
  'year',
  'correspondent',
  'domain',
  'kind',
  'type',
  'size',
  'hint',
  'problem',
  'value',
  'tag',
  'lang',
]

type FacetsProps = { readonly query: string; readonly when: boolean }

/**
 * Counts per mailbox, year, correspondent … of what the query finds; choosing a value writes it into the query. Not drawn again
 * while one moves from record to record.
 */
export const Facets = memo(function Facets({ query, when }: FacetsProps) {
  const say = useWords()
  return (
    <nav className="records-facets" aria-label={say('records.facets')} onKeyDown={moveFocus} data-facets>
      {order.map((name, index) => (
        <FacetGroup key={name} name={name} query={query} when={when} isFirst={index === 0} />
      ))}
    </nav>
  )
})

const ITEMS = '[data-item]'

/** The arrows go through all lines of the pane, whose one tab stop is the first: it is there whatever is counted. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const at = event.target instanceof Element ? event.target.closest<HTMLElement>(ITEMS) : null
  if (at === null) return
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(ITEMS)]
  const here = items.indexOf(at)
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 }[event.key]
  const fold = at.getAttribute('aria-expanded')
  if ((event.key === 'ArrowRight' && fold === 'false') || (event.key === 'ArrowLeft' && fold === 'true'))
    at.click()
  else if (to === undefined) return
  else items[Math.min(items.length - 1, Math.max(0, to))]?.focus()
  event.preventDefault()
}
