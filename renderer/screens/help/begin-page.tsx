import { useWords } from '../../state/words.ts'
import { Section } from './section.tsx'
import { sections } from './topics.ts'

const words = ['accession', 'source', 'mailbox', 'record', 'content', 'problem', 'value', 'decision'] as const

/** What a depot is, the order of the work, and the words used. */
export function BeginPage() {
  const say = useWords()
  return (
    <>
      {sections.begin.map((id) => (
        <Section key={id} id={id} />
      ))}
      <section className="help-section">
        <h2>{say('help.begin.words')}</h2>
        <dl className="help-words">
          {words.map((word) => (
            <div key={word}>
              <dt>{say(`help.word.${word}`)}</dt>
              <dd>{say(`help.word.${word}.text`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}
