import { type Field, fields } from '../../../shared/fields.ts'
import type { WordId } from '../../../shared/words/en.ts'
import type { Language } from '../../state/words.ts'

/** What can be typed besides words, and what it finds. `query` can be asked as it stands. */
export function operators(language: Language): readonly { readonly query: string; readonly finds: WordId }[] {
  const [from, itemClass] = [nameIn(field('from'), language), nameIn(field('class'), language)]
  return [
    { query: 'subsidie begroting', finds: 'help.op.and' },
    { query: 'subsidie OR begroting', finds: 'help.op.or' },
    { query: 'subsidie -begroting', finds: 'help.op.not' },
    { query: '"nieuwe begroting"', finds: 'help.op.phrase' },
    { query: 'begrot*', finds: 'help.op.prefix' },
    { query: '=begroting', finds: 'help.op.exact' },
    { query: 'subsidie (sport OR cultuur)', finds: 'help.op.group' },
    { query: `${from}:(jansen OR bakker)`, finds: 'help.op.field' },
    { query: `${from}:=jansen@example.nl`, finds: 'help.op.whole' },
    { query: `${itemClass}:IPM.Note*`, finds: 'help.op.begun' },
    { query: '-has:date', finds: 'help.op.empty' },
  ]
}

/**
 * The example of a field as one would type it in a language: with the first other name where that is the Dutch one. The words
 * of a choice are canonical, and so is its field.
 */
export function exampleIn(field: Field, language: Language): string {
  if (field.value === 'choice') return field.example
  return `${nameIn(field, language)}${field.example.slice(field.example.indexOf(':'))}`
}

/** The values of a field that has a closed list, as queries that ask for them. */
export function choicesOf(field: Field): readonly { readonly choice: string; readonly query: string }[] {
  return Object.keys(field.choices ?? {}).map((choice) => ({ choice, query: `${field.name}:${choice}` }))
}

/** The table of fields puts the Dutch names first among the others. */
function nameIn({ name, aliases }: Field, language: Language): string {
  return language === 'nl' ? (aliases[0] ?? name) : name
}

function field(name: string): Field {
  const found = fields.find((each) => each.name === name)
  if (found === undefined) throw new Error(`there is no field ${name}`)
  return found
}
