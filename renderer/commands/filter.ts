import { type CommandId, findCommand } from '../../shared/commands.ts'
import { en } from '../../shared/words/en.ts'
import { nl } from '../../shared/words/nl.ts'

/** Text without case and accents, to compare. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Whether every word of the text stands somewhere in what is looked through. */
export function holds(wanted: string, within: string): boolean {
  const text = fold(within)
  return fold(wanted)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** Whether a command is meant by what was typed, in either language: who learnt a word in one keeps it in the other. */
export function matches(wanted: string, id: CommandId): boolean {
  const menu = findCommand(id)?.menu ?? 'help'
  return holds(
    wanted,
    [id, en[`command.${id}`], nl[`command.${id}`], en[`menu.${menu}`], nl[`menu.${menu}`]].join(' '),
  )
}
