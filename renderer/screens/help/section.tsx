import type { ReactNode } from 'react'
import { commands } from '../../../shared/commands.ts'
import type { WordId } from '../../../shared/words/en.ts'
import { useKeyWriter } from '../../commands/key-names.ts'
import { keysOf } from '../../commands/keys.ts'
import { useDesk } from '../../state/desk.ts'
import { type Facts, useWords } from '../../state/words.ts'

/** Stands before and after keys in a sentence; no sentence and no key has it. */
const KEY = '\u0001'

type SectionProps = {
  /** The heading; `<id>.text` is what stands under it. */
  readonly id: WordId
  readonly facts?: Facts
  readonly children?: ReactNode
}

/** A heading with its text, in which commands are named by the keys that this person has for them. */
export function Section({ id, facts, children }: SectionProps) {
  const say = useWords()
  const keys = useKeyFacts()
  // The words have a text to every heading that is used here: a test looks.
  const text = say(`${id}.text` as WordId, { ...keys, ...facts })
  return (
    <section className="help-section">
      <h2>{say(id)}</h2>
      {text.split('\n\n').map((paragraph) => (
        <p key={paragraph}>{withKeys(paragraph)}</p>
      ))}
      {children}
    </section>
  )
}

/** The first keys of every command as a person would say them, by its id in camel case; a command without keys by its name. */
function useKeyFacts(): Facts {
  const say = useWords()
  const write = useKeyWriter()
  const { settings } = useDesk()
  return Object.fromEntries(
    commands.map((command) => {
      const [key] = keysOf(command, settings)
      return [
        camel(command.id),
        key === undefined ? `“${say(`command.${command.id}`)}”` : `${KEY}${write(key)}${KEY}`,
      ]
    }),
  )
}

/** A paragraph with its keys as they are printed on keys. */
function withKeys(paragraph: string): ReactNode[] {
  return paragraph.split(KEY).map((piece, place) =>
    // Every second piece stood between two marks.
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence keep their order
    place % 2 === 0 ? piece : <kbd key={place}>{piece}</kbd>,
  )
}

function camel(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
