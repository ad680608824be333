import type { RecordView } from '../../../shared/records.ts'
import { sayOr, useLanguage } from '../../state/words.ts'

/** How a record was found that does not simply lie in its folder, and what that means. */
export function FoundAs({ record: { provenance } }: { readonly record: RecordView }) {
  useLanguage()
  const { foundAs } = provenance
  if (foundAs === '') return null
  return (
    <p className="reading-found" data-found-as={foundAs}>
      <strong>{sayOr(`reading.found.${foundAs}`, foundAs)}.</strong>{' '}
      {sayOr(`reading.found.${foundAs}.means`, '')}
    </p>
  )
}
