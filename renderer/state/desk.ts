import { createContext, useContext } from 'react'
import type { Input, Output } from '../../shared/contract.ts'
import { ask } from '../bridge.ts'
import { answers } from './requests.ts'

export type DeskState = Output<'desk.state'>
export type Settings = DeskState['settings']

/** Where the desk stands, for everything below the frame. */
export const DeskContext = createContext<DeskState | null>(null)

export function useDesk(): DeskState {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('used outside of the desk')
  return desk
}

/** Changes settings: at once on the screen, and kept by the host. */
export async function changeSettings(change: Input<'desk.settings'>): Promise<void> {
  const key = ['desk.state', {}]
  const before = answers.getQueryData<DeskState>(key)
  if (before !== undefined) {
    // What is left out of the change stays; a key set to undefined does not occur in it.
    const settings = { ...before.settings, ...change } as Settings
    answers.setQueryData(key, { ...before, settings })
  }
  await ask('desk.settings', change)
}
