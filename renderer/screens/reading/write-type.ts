import { labelOf } from '../../state/facet-labels.ts'
import { writeVisible } from '../../state/visible.ts'

/** The type a sender gives a file in the words of the facets; one without words as it is, made visible. */
export function writeType(type: string): string {
  return writeVisible(labelOf('type', type, type), 80)
}
