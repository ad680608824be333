import { useCommands } from '../../commands/registry.ts'
import { goBack, shift, useRoute } from '../../state/route.ts'
import { useStore } from '../../state/store.ts'
import { list, moveBy, moveTo, moveToUndecided, openAgain } from './list.ts'
import { focusNextPane } from './panes.ts'
import { dropAnchor, selectAll, selectNone, toggleHere } from './selection.ts'

type Reading = {
  readonly isOpen: boolean | (() => boolean)
  readonly open: () => void
  readonly close: () => void
}

/** The commands that move through the list, select in it and arrange it. */
export function useListCommands({ isOpen, open, close }: Reading): void {
  const opened = useStore(list, (all) => all.opened)
  const isSelecting = useStore(list, (all) => all.selected.size > 0)
  const isSomewhere = useStore(list, (all) => all.place !== null)
  const grouped = useRoute((route) => route.grouped)
  const hasRows = opened !== null && opened.rows > 0
  const move = (run: () => void) =>
    hasRows
      ? () => {
          dropAnchor()
          run()
        }
      : undefined
  useCommands({
    next: move(() => moveBy(1)),
    previous: move(() => moveBy(-1)),
    first: move(() => moveTo(0)),
    last: move(() => moveTo((opened?.rows ?? 1) - 1)),
    'next-undecided': move(() => void moveToUndecided()),
    'previous-undecided': move(() => void moveToUndecided({ back: true })),
    select: isSomewhere ? () => void toggleHere() : undefined,
    'select-all': hasRows ? () => void selectAll() : undefined,
    'select-none': isSelecting ? selectNone : undefined,
    open: isSomewhere ? open : undefined,
    back: () => {
      if (typeof isOpen === 'function' ? isOpen() : isOpen) close()
      else if (isSelecting) selectNone()
      else goBack()
    },
    'group-threads': () => shift({ grouped: !grouped }),
    'next-pane': focusNextPane,
    refresh: openAgain,
  })
}
