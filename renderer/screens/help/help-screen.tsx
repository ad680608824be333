import { useRoving } from '../../parts/roving.ts'
import { go, useRoute } from '../../state/route.ts'
import { useWords } from '../../state/words.ts'
import { AboutPage } from './about-page.tsx'
import { BeginPage } from './begin-page.tsx'
import { KeysPage } from './keys-page.tsx'
import { QueryPage } from './query-page.tsx'
import { Section } from './section.tsx'
import { findTopic, sections, type Topic, topics } from './topics.ts'
import './help.css'

/** The help: its topics, and the page of one. */
export function HelpScreen() {
  const say = useWords()
  const topic = findTopic(useRoute((route) => route.topic))
  const { stop, keys } = useRoving(topics.length)
  return (
    <div className="help">
      <div className="help-frame">
        <nav className="help-topics" aria-label={say('help.topics')} {...keys}>
          {topics.map((each, place) => (
            <button
              key={each}
              type="button"
              className="help-topic"
              aria-current={each === topic ? 'page' : undefined}
              tabIndex={place === stop ? 0 : -1}
              data-mark
              onClick={() => go({ screen: 'help', topic: each })}
            >
              {say(`help.topic.${each}`)}
            </button>
          ))}
        </nav>
        {/* Another topic begins at its top. */}
        <article
          key={topic}
          className="help-page"
          aria-label={say(`help.topic.${topic}`)}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: text that scrolls must be reached by keyboard
          tabIndex={0}
          data-topic={topic}
        >
          <div className="help-text">
            <h1>{say(`help.topic.${topic}`)}</h1>
            <Page topic={topic} />
          </div>
        </article>
      </div>
    </div>
  )
}

function Page({ topic }: { readonly topic: Topic }) {
  switch (topic) {
    case 'begin':
      return <BeginPage />
    case 'query':
      return <QueryPage />
    case 'keys':
      return <KeysPage />
    case 'about':
      return <AboutPage />
    default:
      return sections[topic].map((id) => <Section key={id} id={id} />)
  }
}
