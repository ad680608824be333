import { useCommands } from '../../commands/registry.ts'
import { moveToUndecided } from '../records/list.ts'
import { enterFrame, pageOn } from './paging.ts'
import { showView } from './view.ts'

/** The commands there are while a record is read. */
export function ReadingCommands() {
  useCommands({
    'show-text': () => showView('text'),
    'show-html': () => showView('html'),
    'show-headers': () => showView('headers'),
    'show-parts': () => showView('parts'),
    'show-raw': () => showView('raw'),
    'show-origin': () => showView('origin'),
    'page-on': () => {
      if (!pageOn() && !enterFrame()) void moveToUndecided()
    },
    'page-back': () => void pageOn(true),
  })
  return null
}
