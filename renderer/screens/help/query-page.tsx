import { type Field, fields } from '../../../shared/fields.ts'
import type { WordId } from '../../../shared/words/en.ts'
import { isWord, say, useLanguage, useWords } from '../../state/words.ts'
import { Example } from './example.tsx'
import { choicesOf, exampleIn, operators } from './examples.ts'
import { Section } from './section.tsx'

/** How to search: signs, fields and what they know. Made from the table of fields. */
export function QueryPage() {
  const say = useWords()
  const language = useLanguage()
  const all: readonly Field[] = fields
  const withChoices = all.filter(({ choices }) => choices !== undefined)
  return (
    <>
      <Section id="help.query.words">
        <table className="help-table">
          <thead>
            <tr>
              <th scope="col">{say('help.query.example')}</th>
              <th scope="col">{say('help.query.finds')}</th>
            </tr>
          </thead>
          <tbody>
            {operators(language).map(({ query, finds }) => (
              <tr key={finds}>
                <td>
                  <Example query={query} />
                </td>
                <td>{say(finds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section id="help.query.fields">
        <table className="help-table">
          <thead>
            <tr>
              <th scope="col">{say('help.query.field')}</th>
              <th scope="col">{say('help.query.names')}</th>
              <th scope="col">{say('help.query.sample')}</th>
            </tr>
          </thead>
          <tbody>
            {all.map((field) => (
              <tr key={field.name} data-field={field.name}>
                <th scope="row">{field.label[language]}</th>
                <td className="mono">{[field.name, ...field.aliases].join(', ')}</td>
                <td>
                  <Example query={exampleIn(field, language)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {withChoices.map((field) => (
          <Choices key={field.name} field={field} />
        ))}
      </Section>
      <Section id="help.query.dates" />
      <Section id="help.query.keep" />
    </>
  )
}

/** The values of a field with a closed list, folded. */
function Choices({ field }: { readonly field: Field }) {
  const language = useLanguage()
  const choices = choicesOf(field)
  return (
    <details className="help-choices">
      <summary>{say('help.query.choices', { n: choices.length, field: `${field.name}:` })}</summary>
      <table className="help-table">
        <tbody>
          {choices.map(({ choice, query }) => (
            <tr key={choice}>
              <th scope="row">{meaningOf(field, choice)}</th>
              <td className="mono">{(field.choices?.[choice] ?? []).join(', ')}</td>
              <td>
                <Example query={query} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <span className="heard">{field.label[language]}</span>
    </details>
  )
}

function meaningOf(field: Field, choice: string): string {
  const ids = [`problem.name.${choice}`, `value.${choice}`, `records.facet.hint.${field.name}:${choice}`]
  const id = meanings.get(choice) ?? ids.find(isWord)
  return id === undefined ? choice : say(id)
}

/** Choices that mean a value. */
const meanings: ReadonlyMap<string, WordId> = new Map([
  ['undecided', 'value.N'],
  ['permanent', 'value.B'],
  ['destroyable', 'value.V'],
])
