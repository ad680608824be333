import { useEffect, useRef } from 'react'
import type { CommandId } from '../../shared/commands.ts'

type Run = () => void
export type Runs = { readonly [Id in CommandId]?: Run | undefined }

/** What can be done now, the latest part of the screen to say so first. */
let offers: readonly { readonly current: Runs }[] = []

/** Offers to run commands as long as the component is shown. An undefined entry offers nothing: the command is not possible now. */
export function useCommands(runs: Runs): void {
  const latest = useRef(runs)
  latest.current = runs
  useEffect(() => {
    offers = [latest, ...offers]
    return () => {
      offers = offers.filter((each) => each !== latest)
    }
  }, [])
}

/** Runs a command; false when nothing on the screen offers it now. */
export function runCommand(id: CommandId): boolean {
  const run = findRun(id)
  run?.()
  return run !== undefined
}

/** Whether something on the screen offers the command now. */
export function canRun(id: CommandId): boolean {
  return findRun(id) !== undefined
}

function findRun(id: CommandId): Run | undefined {
  for (const { current } of offers) {
    const run = current[id]
    if (run !== undefined) return run
  }
  return undefined
}
