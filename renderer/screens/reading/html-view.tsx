import { useMemo } from 'react'
import type { RecordView } from '../../../shared/records.ts'
import { useDesk } from '../../state/desk.ts'
import { useWords } from '../../state/words.ts'
import { HarmlessNotes } from './harmless-notes.tsx'
import { exceededLimit } from './html-limits.ts'
import { MessageFrame } from './message-frame.tsx'
import { writeMessagePage } from './message-page.ts'
import { sanitise } from './sanitise.ts'
import { TextView } from './text-view.tsx'

/** A message as its HTML, made harmless and in a frame of its own; HTML beyond the limits is shown as text, with the reason. */
export function HtmlView({ record }: { readonly record: RecordView }) {
  const say = useWords()
  const { settings, system } = useDesk()
  const isDark = settings.theme === 'system' ? system.dark : settings.theme === 'dark'
  const { html, parts } = record
  const limit = useMemo(() => exceededLimit(html ?? ''), [html])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parts of a record change as little as its HTML
  const harmless = useMemo(() => (limit === null ? sanitise(html ?? '', parts) : null), [html, limit])
  const page = useMemo(
    () => (harmless === null ? '' : writeMessagePage(harmless, isDark)),
    [harmless, isDark],
  )
  if (harmless === null || limit !== null) {
    return <TextView text={record.text} hasHtml reason={say(`reading.html.${limit ?? 'depth'}`)} />
  }
  return (
    <div className="reading-html">
      <HarmlessNotes harmless={harmless} />
      <MessageFrame
        record={record.id}
        html={page}
        pictures={harmless.pictures}
        title={say('reading.html.title')}
      />
    </div>
  )
}
