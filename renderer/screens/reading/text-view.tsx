import { useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import { writeNumber } from '../../state/formats.ts'
import { useWords } from '../../state/words.ts'
import { divideQuotes, type TextSection } from './quotes.ts'

/** Characters drawn at once; a text of millions would hold up the window. */
const STRETCH = 400_000
/** Quoted stretches longer than this are folded. */
const FOLD_LINES = 14

type TextViewProps = { readonly text: string; readonly hasHtml: boolean; readonly reason?: string }

/** A message as plain text: what was written, quoted lines dimmed, long quotes folded. Nothing in it becomes more than text. */
export function TextView({ text, hasHtml, reason }: TextViewProps) {
  const say = useWords()
  const [most, show] = useState(STRETCH)
  const sections = useMemo(() => divideQuotes(text.slice(0, most)), [text, most])
  if (text.trim() === '') {
    return <p className="reading-note soft">{say(hasHtml ? 'reading.text.onlyHtml' : 'reading.text.none')}</p>
  }
  const isAllQuoted = sections.every(({ isQuoted }) => isQuoted)
  return (
    <div className="reading-text" data-text>
      {reason === undefined ? null : <p className="reading-note incomplete">{reason}</p>}
      {sections.map((section, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sections of a text never change places
        <Section key={place} section={section} mayFold={!isAllQuoted} />
      ))}
      {text.length > most ? (
        <p className="reading-note">
          <span className="incomplete">
            {say('reading.text.part', { shown: writeNumber(most), of: writeNumber(text.length) })}
          </span>{' '}
          <Button className="link" onPress={() => show(most + STRETCH)}>
            {say('reading.text.on')}
          </Button>
        </p>
      ) : null}
    </div>
  )
}

function Section({ section, mayFold }: { readonly section: TextSection; readonly mayFold: boolean }) {
  const say = useWords()
  const isLong = mayFold && section.isQuoted && section.lines > FOLD_LINES
  const [isOpen, open] = useState(!isLong)
  return (
    <>
      {isLong ? (
        <Button className="link reading-fold" onPress={() => open(!isOpen)} aria-expanded={isOpen}>
          {say(isOpen ? 'reading.quote.hide' : 'reading.quote.show', { n: section.lines })}
        </Button>
      ) : null}
      {isOpen
        ? section.blocks.map(({ depth, text }, place) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text never change places
              key={place}
              dir="auto"
              className={`reading-lines reading-depth-${depth}`}
            >
              {text}
            </div>
          ))
        : null}
    </>
  )
}
