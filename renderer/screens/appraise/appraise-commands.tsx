import { useCommands } from '../../commands/registry.ts'
import { useAsk } from '../../state/requests.ts'
import { useRoute } from '../../state/route.ts'
import { useStore } from '../../state/store.ts'
import { list, recordsAtHand } from '../records/list.ts'
import { BulkSheet } from './bulk-sheet.tsx'
import { decide } from './decide.ts'
import { NoteSheet } from './note-sheet.tsx'
import { type Bulk, markSheet } from './sheets.ts'
import { TagSheet } from './tag-sheet.tsx'
import { undo } from './undo.ts'
import './appraise.css'

/** The commands that mark records, and the sheets they open. */
export function AppraiseCommands() {
  const { opened, question, asking, failure, place, row, selected } = useStore(list)
  const shown = useRoute(({ record }) => record)
  const { value: status } = useAsk('depot.status', {}, { keep: true })
  const canMark = status?.readOnly !== true
  // While the row one moved to is being read, the pane still shows the one before: no command may hit that.
  const current = place === null ? shown : (row?.id ?? null)
  const when = (possible: boolean, run: () => void) => (canMark && possible ? run : undefined)
  const ofRecord = (is: 'thread' | 'copies') =>
    when(current !== null, () => {
      if (current === null) return
      const scope = is === 'thread' ? { thread: current } : { copies: current }
      openBulk({ scope, is, name: row?.id === current ? row.subject : '' })
    })
  const hasAny = selected.size > 0 || current !== null
  useCommands({
    permanent: when(hasAny, () => decide('B')),
    destroyable: when(hasAny, () => decide('V')),
    undetermined: when(hasAny, () => decide('N')),
    'mark-thread': ofRecord('thread'),
    'mark-copies': ofRecord('copies'),
    // What is on the screen must be the answer to the question that would be marked.
    'mark-query': when(opened !== null && opened.records > 0 && !asking && failure === null, () => {
      if (opened === null || question === null) return
      const { query } = question
      openBulk({ scope: { query }, is: 'query', name: query, counted: opened.records })
    }),
    tag: when(hasAny, () => markSheet.set({ is: 'tag', ids: recordsAtHand() })),
    note: when(current !== null, () => {
      if (current !== null) markSheet.set({ is: 'note', record: current })
    }),
    undo: when(true, () => void undo()),
  })
  return (
    <>
      <BulkSheet />
      <TagSheet />
      <NoteSheet />
    </>
  )
}

function openBulk(bulk: Bulk): void {
  markSheet.set({ is: 'bulk', bulk, value: null })
}
