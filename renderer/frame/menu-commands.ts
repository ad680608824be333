import { useEffect } from 'react'
import { findCommand } from '../../shared/commands.ts'
import { hear } from '../bridge.ts'
import { runCommand } from '../commands/registry.ts'

/** Runs the commands chosen in the menu of the window. */
export function useMenuCommands(): void {
  useEffect(
    () =>
      hear('desk.command', ({ command }) => {
        const known = findCommand(command)
        if (known !== null) runCommand(known.id)
      }),
    [],
  )
}
