import { useState } from 'react'
import { useCommands } from '../../commands/registry.ts'
import { usePane } from '../../parts/panes.tsx'
import type { Size } from '../../parts/use-size.ts'
import { useFold } from '../../state/desk.ts'
import { useRoute } from '../../state/route.ts'
import { divide, type Layout } from './layout.ts'
import { useListCommands } from './list-commands.ts'
import { focusList, focusReading, isReading } from './panes.ts'

/** Pixels. */
const USUAL = { facets: 184, reading: 470 }
/** Beside a wide screen the reading pane gets more: about half of what is left. */
const WIDE = 1_500

type Panes = {
  readonly layout: Layout
  readonly setFacets: (width: number) => void
  readonly setReading: (width: number) => void
  /** Where there is room for one pane: the list again, in the place of the facets. */
  readonly closeFacets: () => void
  /** Back to the list. */
  readonly closeReading: () => void
}

/** The panes of the screen of records as they fit a size in pixels, with the commands that move through the list and open them. */
export function usePanes(size: Size): Panes {
  const record = useRoute((route) => route.record)
  const [isOpen, open] = useState(false)
  const [instead, showInstead] = useState(false)
  const [folded, fold] = useFold('facets')
  const [facets, setFacets] = usePane('facets', USUAL.facets)
  const [reading, setReading] = usePane(
    'reading',
    size.width >= WIDE ? Math.round(size.width * 0.45) : USUAL.reading,
  )
  const layout = divide(size, { facets, reading, folded, isOpen: isOpen && record !== null, instead })
  const closeReading = () => {
    open(false)
    requestAnimationFrame(focusList)
  }
  useListCommands({
    isOpen: layout.isNarrow ? isOpen : isReading,
    open: () => {
      open(true)
      requestAnimationFrame(focusReading)
    },
    close: closeReading,
  })
  useCommands({
    facets: () => {
      if (!layout.isNarrow) return fold()
      open(false)
      showInstead(!instead)
    },
  })
  return { layout, setFacets, setReading, closeFacets: () => showInstead(false), closeReading }
}
