import { Button } from 'react-aria-components'
import { VisibleText } from '../../parts/visible-text.tsx'
import { writeBytes } from '../../state/formats.ts'
import { announce } from '../../state/notice.ts'
import { useWords } from '../../state/words.ts'
import { type ShownProperty, writeId } from './property-rows.ts'

/** The property one is at: everything that is known of it, and its value over as many lines as it has. */
export function PropertyValue({ property }: { readonly property: ShownProperty }) {
  const say = useWords()
  const { name, set, type, size, value, isCut } = property
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    announce(say('reading.copied'))
  }
  return (
    <section className="property" aria-label={say('reading.properties.value')}>
      <p className="reading-line">
        <span>
          <strong>
            <VisibleText text={name === '' ? writeId(property) : name} most={300} />
          </strong>{' '}
          <span className="soft">
            {[name === '' ? null : writeId(property), type, writeBytes(size)]
              .filter((fact) => fact !== null)
              .join(' · ')}
            {set === null ? null : (
              <>
                {' · '}
                <VisibleText text={set} most={100} />
              </>
            )}
          </span>
        </span>
        <Button className="link" onPress={() => void copy()}>
          {say('reading.copy')}
        </Button>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached and scrolled by keyboard */}
      <div className="property-value" tabIndex={0}>
        {value.split(/\r?\n/).map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a value never change
          <div key={place}>
            <VisibleText text={line} most={2_000} />
          </div>
        ))}
      </div>
      {isCut ? <p className="incomplete">{say('reading.properties.valueCut')}</p> : null}
    </section>
  )
}
