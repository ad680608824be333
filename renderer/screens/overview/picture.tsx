import type { KeyboardEvent, ReactNode } from 'react'
import { useRoving } from '../../parts/roving.ts'
import type { Size } from '../../parts/use-size.ts'
import { showRecords } from '../../state/route.ts'

type PictureProps = {
  readonly name: string
  readonly size: Size
  /** How many marks there are. */
  readonly count: number
  /** The marks; each gets whether Tab comes to it. */
  readonly children: (isStop: (place: number) => boolean) => ReactNode
}

/** A drawing whose marks lead to records. It is one tab stop; the arrows go from mark to mark. */
export function Picture({ name, size, count, children }: PictureProps) {
  const { stop, keys } = useRoving(count)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset
    <svg
      role="group"
      aria-label={name}
      className="overview-picture"
      viewBox={`0 0 ${size.width} ${size.height}`}
      {...keys}
    >
      {children((place) => place === stop)}
    </svg>
  )
}

type MarkProps = {
  /** What it shows, with its number. */
  readonly name: string
  /** The query that finds it; null where none can. */
  readonly query: string | null
  readonly isStop: boolean
  readonly children: ReactNode
}

/** One mark of a picture: a click, Enter or the space bar shows its records. */
export function Mark({ name, query, isStop, children }: MarkProps) {
  const open = () => {
    if (query !== null) showRecords(query)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    open()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of a drawing cannot be an HTML button
    <g
      role="button"
      className="overview-mark"
      tabIndex={isStop ? 0 : -1}
      aria-disabled={query === null}
      data-mark
      onClick={open}
      onKeyDown={onKeyDown}
    >
      <title>{name}</title>
      {children}
    </g>
  )
}
