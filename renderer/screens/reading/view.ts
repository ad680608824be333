import { useDesk } from '../../state/desk.ts'
import { makeStore, useStore } from '../../state/store.ts'

/** The ways a record can be read, in the order of their tabs and keys. */
export const views = ['text', 'html', 'headers', 'parts', 'raw', 'origin', 'properties'] as const
export type View = (typeof views)[number]

/** The view chosen since the window opened; until one is, the settings say. */
const chosen = makeStore<View | null>(null)

/** The view in which records are shown now. */
export function useView(): View {
  const { settings } = useDesk()
  return useStore(chosen) ?? settings.view
}

/** Shows this record and those after it in a view, until the window closes. */
export function showView(view: View): void {
  chosen.set(view)
}

/** A tab's key comes back from the library as whatever its own type is. */
export function isView(key: unknown): key is View {
  return views.some((view) => view === key)
}
