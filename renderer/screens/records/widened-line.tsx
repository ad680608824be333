import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Expansion } from '../../../shared/records.ts'
import { go } from '../../state/route.ts'
import { useWords } from '../../state/words.ts'
import { withoutForms } from './widened.ts'

/** Forms shown before "and n more". */
const FEW = 6

type WidenedProps = { readonly expansion: Expansion; readonly query: string }

/** What a word was widened to, with the way to have the word alone. */
export function WidenedLine({ expansion: { word, forms }, query }: WidenedProps) {
  const say = useWords()
  const [all, showAll] = useState(false)
  if (forms.length === 0) return null
  const exact = withoutForms(query, word)
  const shown = all ? forms : forms.slice(0, FEW)
  return (
    <p className="records-line records-widened">
      <span className="soft">{say('records.widened', { word })}</span>{' '}
      {shown.map((form) => form.word).join(', ')}
      {forms.length > shown.length ? (
        <Button className="link figure" onPress={() => showAll(true)}>
          {say('records.widened.more', { n: forms.length - shown.length })}
        </Button>
      ) : null}{' '}
      {exact === null ? null : (
        <Button className="link" onPress={() => go({ query: exact })}>
          {say('records.widened.off', { word })}
        </Button>
      )}
    </p>
  )
}
