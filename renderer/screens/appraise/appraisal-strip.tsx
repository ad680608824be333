import type { RecordView } from '../../../shared/records.ts'

/** Being built. */
export function AppraisalStrip({ record }: { readonly record: RecordView }) {
  return <p>{record.value}</p>
}
