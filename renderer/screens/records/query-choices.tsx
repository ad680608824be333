import { findField } from '../../../shared/fields.ts'
import { writeNumber } from '../../state/formats.ts'
import { language, useWords } from '../../state/words.ts'
import type { QueryChoice } from './query-choice.ts'

type QueryChoicesProps = {
  readonly choices: readonly QueryChoice[]
  readonly active: number
  readonly onTake: (choice: QueryChoice) => void
}

/** The list under the query box. The focus stays in the box. */
export function QueryChoices({ choices, active, onTake }: QueryChoicesProps) {
  const say = useWords()
  return (
    <div
      role="listbox"
      id="query-choices"
      className="query-choices"
      aria-label={say('records.query.choices')}
      hidden={choices.length === 0}
    >
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the box has the focus and the keys
        // biome-ignore lint/a11y/useKeyWithClickEvents: as above
        <div
          role="option"
          key={`${choice.is} ${choice.name ?? ''} ${choice.text}`}
          id={`query-choice-${index}`}
          className="query-choice"
          aria-selected={index === active}
          // The box would lose the focus before the click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(choice)}
        >
          <span className="mono query-choice-text">{choice.name ?? choice.text}</span>
          <span className="soft query-choice-what">{explain(choice, say)}</span>
          <span className="figure soft">{choice.count === null ? '' : writeNumber(choice.count)}</span>
        </div>
      ))}
    </div>
  )
}

function explain({ is, text, field }: QueryChoice, say: ReturnType<typeof useWords>): string {
  const found = field === null ? null : findField(field)
  switch (is) {
    case 'field':
      return found === null
        ? ''
        : say('records.query.field', { name: found.label[language()], example: found.example })
    case 'choice':
    case 'value':
      return found === null ? '' : found.label[language()]
    case 'word':
      return say('records.query.word')
    case 'saved':
      return text
    case 'past':
      return say('records.query.past')
  }
}
