import type { RecordView } from '../../../shared/records.ts'

/** Whether a record is an item of Outlook, with properties of its own, also where no message could be made of it. */
export function isOutlookItem({ derived, provenance }: RecordView): boolean {
  return derived !== null || provenance.form !== 'eml'
}
