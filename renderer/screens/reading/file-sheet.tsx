import { lazy, Suspense, useMemo } from 'react'
import { Button } from 'react-aria-components'
import type { RecordView } from '../../../shared/records.ts'
import { Explained } from '../../parts/explained.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useDesk } from '../../state/desk.ts'
import { writeBytes } from '../../state/formats.ts'
import { useAsk } from '../../state/requests.ts'
import { writeVisible } from '../../state/visible.ts'
import { useWords } from '../../state/words.ts'
import { AttachedMessage } from './attached-message.tsx'
import { decodeText } from './decode-text.ts'
import type { FilePart } from './file-actions.tsx'
import { judgeFile } from './file-kind.ts'
import { MessageFrame } from './message-frame.tsx'
import { writePicturePage } from './message-page.ts'
import { TextView } from './text-view.tsx'
import { seen, type WayToShow, wayToShow } from './way-to-show.ts'
import { writeType } from './write-type.ts'

/** Read when the first PDF is shown: what draws it is as large as all the rest of the window. */
const PdfView = lazy(() => import('./pdf-view.tsx').then((it) => ({ default: it.PdfView })))

/** Bytes that are shown at most, by the way they are shown. */
const MOST: Readonly<Record<WayToShow, number>> = {
  picture: 64_000_000,
  drawing: 4_000_000,
  pages: 128_000_000,
  text: 64_000_000,
  message: 64_000_000,
}

type FileSheetProps = {
  readonly record: RecordView
  readonly file: FilePart
  readonly onSave: () => void
  readonly onClose: () => void
}

/** A part of a record shown inside the window, by what its bytes are, whatever its name says. */
export function FileSheet({ record, file, onSave, onClose }: FileSheetProps) {
  const say = useWords()
  const expected = wayToShow(seen(record, file, undefined))
  const isTooLarge = expected === null || file.size > MOST[expected]
  const { value, failure } = useAsk('record.part', { id: record.id, path: file.path }, { when: !isTooLarge })
  return (
    <Sheet
      title={file.name === '' ? writeType(file.type) : writeVisible(file.name, 120)}
      isOpen
      onClose={onClose}
      form="wide"
    >
      <p className="reading-line">
        <span className="soft">
          {writeType(file.type)} · {writeBytes(file.size)}
        </span>
        <Button onPress={onSave}>{say('reading.file.save')}</Button>
      </p>
      {isTooLarge ? <p className="incomplete">{say('reading.file.large')}</p> : null}
      {failure === undefined ? null : <Explained failure={failure} />}
      {value === undefined ? null : <Shown record={record} file={file} bytes={value.bytes} />}
    </Sheet>
  )
}

type ShownProps = { readonly record: RecordView; readonly file: FilePart; readonly bytes: Uint8Array }

function Shown({ record, file, bytes }: ShownProps) {
  const say = useWords()
  const kind = useMemo(() => judgeFile(file.name, file.type, bytes), [file, bytes])
  const way = wayToShow(seen(record, file, kind.found))
  const charset = record.parts.find(({ path }) => path === file.path)?.charset ?? null
  return (
    <>
      {kind.lies ? (
        <p className="reading-warning">
          {say('reading.danger.lies', { declared: file.type, found: kind.found ?? '' })}
        </p>
      ) : null}
      {way === null ? <p data-not-shown>{say('reading.file.notShown')}</p> : null}
      {way === 'picture' || way === 'drawing' ? (
        <PictureView record={record.id} file={file} bytes={bytes} way={way} />
      ) : null}
      {way === 'pages' ? (
        <Suspense fallback={<p className="soft">{say('state.loading')}</p>}>
          <PdfView bytes={bytes} />
        </Suspense>
      ) : null}
      {way === 'text' ? <TextView text={decodeText(bytes, charset)} hasHtml={false} /> : null}
      {way === 'message' ? <AttachedMessage record={record} path={file.path} bytes={bytes} /> : null}
    </>
  )
}

type PictureViewProps = Omit<ShownProps, 'record'> & {
  readonly record: number
  readonly way: 'picture' | 'drawing'
}

function PictureView({ record, file, bytes, way }: PictureViewProps) {
  const say = useWords()
  const { settings, system } = useDesk()
  const isDark = settings.theme === 'system' ? system.dark : settings.theme === 'dark'
  const html = useMemo(
    () => writePicturePage(way === 'picture' ? 'cid/1' : addressOfDrawing(bytes), isDark),
    [bytes, way, isDark],
  )
  const pictures = useMemo(() => (way === 'picture' ? [{ name: '1', path: file.path }] : []), [way, file])
  return <MessageFrame record={record} html={html} pictures={pictures} title={say('reading.file.picture')} />
}

/** A drawing as data in a picture: there a browser runs no script of it and loads nothing for it. */
function addressOfDrawing(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return `data:image/svg+xml;base64,${btoa(text)}`
}
