import { makeStore, useStore } from '../../state/store.ts'

/** Whether a panel shows its picture or its table. Remembered until the window closes. */
export type Seen = 'picture' | 'table'

const seen = makeStore<Readonly<Record<string, Seen>>>({})

/** How a panel is shown: as a picture, until a person asked for its table. */
export function useSeen(panel: string): Seen {
  return useStore(seen, (all) => all[panel] ?? 'picture')
}

/** Shows a panel as a picture or as a table from now on. */
export function see(panel: string, as: Seen): void {
  seen.set((before) => ({ ...before, [panel]: as }))
}
