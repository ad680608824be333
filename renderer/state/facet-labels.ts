import type { FacetName } from '../../shared/records.ts'
import { locale, say, sayOr } from './words.ts'

/** A value of a facet as a person reads it. */
export function labelOf(facet: FacetName, value: string, label: string): string {
  switch (facet) {
    case 'year':
      return value === '' ? say('records.undated') : value
    case 'lang':
      return value === '' ? say('records.facet.lang.none') : nameOfLanguage(value)
    case 'problem':
      return sayOr(`problem.name.${value}`, label)
    case 'folder':
      return value === '' ? say('records.facet.folder.none') : label
    case 'mailbox':
      return value === '' ? say('records.facet.mailbox.none') : label
    case 'kind':
    case 'type':
    case 'value':
    case 'size':
    case 'hint':
      return sayOr(facet === 'value' ? `value.${value}` : `records.facet.${facet}.${value}`, label)
    default:
      return label
  }
}

function nameOfLanguage(code: string): string {
  try {
    return new Intl.DisplayNames(locale(), { type: 'language' }).of(code) ?? code
  } catch {
    // What a detector of languages answers need not be a code.
    return code
  }
}
