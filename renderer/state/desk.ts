import { createContext, useContext } from 'react'
import type { Input, Output } from '../../shared/contract.ts'
import { ask } from '../bridge.ts'
import { answers } from './requests.ts'

export type DeskState = Output<'desk.state'>
export type Settings = DeskState['settings']

/** Where the desk stands, for everything below the frame. */
export const DeskContext = createContext<DeskState | null>(null)

/** Where the desk stands, settings included. */
export function useDesk(): DeskState {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('used outside of the desk')
  return desk
}

/** Whether a part of the screen is folded, remembered under its name, with the way to fold it or open it. */
export function useFold(part: string): [isFolded: boolean, fold: () => void] {
  const { folded } = useDesk().settings
  const isFolded = folded.includes(part)
  const others = folded.filter((each) => each !== part)
  return [isFolded, () => void changeSettings({ folded: isFolded ? others : [...others, part] })]
}

/** Changes settings: at once on the screen, and kept by the host. */
export async function changeSettings(change: Input<'desk.settings'>): Promise<void> {
  const key = ['desk.state', {}]
  // What was asked before this change would put it back for a moment.
  void answers.cancelQueries({ queryKey: key })
  const before = answers.getQueryData<DeskState>(key)
  if (before !== undefined) {
    // What is left out of the change stays; a key set to undefined does not occur in it.
    const settings = { ...before.settings, ...change } as Settings
    answers.setQueryData(key, { ...before, settings })
  }
  const { ok } = await ask('desk.settings', change)
  if (!ok) await answers.invalidateQueries({ queryKey: key })
}
