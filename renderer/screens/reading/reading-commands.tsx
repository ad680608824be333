import type { RecordView } from '../../../shared/records.ts'
import { useCommands } from '../../commands/registry.ts'
import { moveToUndecided } from '../records/list.ts'
import { isOutlookItem } from './outlook-item.ts'
import { enterFrame, pageOn } from './paging.ts'
import { showView } from './view.ts'

/** The commands there are while a record is read. */
export function ReadingCommands({ record }: { readonly record: RecordView }) {
  useCommands({
    'show-text': () => showView('text'),
    'show-html': () => showView('html'),
    'show-headers': () => showView('headers'),
    'show-parts': () => showView('parts'),
    'show-raw': () => showView('raw'),
    'show-origin': () => showView('origin'),
    'show-properties': isOutlookItem(record) ? () => showView('properties') : undefined,
    'page-on': () => {
      if (!pageOn() && !enterFrame()) void moveToUndecided()
    },
    'page-back': () => void pageOn(true),
  })
  return null
}
