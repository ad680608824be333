import { type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components'
import type { RecordView } from '../../../shared/records.ts'
import { ask } from '../../bridge.ts'
import { tellSaved } from '../../state/saved.ts'
import { writeVisible } from '../../state/visible.ts'
import { useWords } from '../../state/words.ts'
import { type FileKind, judgeFile } from './file-kind.ts'
import { FileSheet } from './file-sheet.tsx'
import { SaveSheet } from './save-sheet.tsx'
import { seen, wayToShow } from './way-to-show.ts'

/** A part of a record as a file: what the sender says of it. */
export type FilePart = {
  readonly path: string
  readonly type: string
  readonly name: string
  readonly size: number
}
/** What the buttons of a part do. */
export type FileDoings = {
  /** Whether it can be shown here, as far as its name and type say. */
  readonly mayShow: (file: FilePart) => boolean
  readonly show: (file: FilePart) => void
  readonly save: (file: FilePart) => void
}

/** Larger parts are judged by name and type alone before they are saved. */
const MOST_JUDGED = 32_000_000

/** What can be done with the parts of a record, and the sheets it needs; nothing is ever opened by another program. */
export function useFileSheets(record: RecordView): {
  readonly actions: FileDoings
  readonly sheets: ReactNode
} {
  const [shown, show] = useState<FilePart | null>(null)
  const [doubted, doubt] = useState<{ readonly file: FilePart; readonly kind: FileKind } | null>(null)
  const save = async (file: FilePart) => {
    const kind = await judge(record.id, file)
    if (kind.dangers.length > 0 || kind.lies) doubt({ file, kind })
    else await savePart(record.id, file)
  }
  return {
    actions: {
      mayShow: (file) => wayToShow(seen(record, file, undefined)) !== null,
      show,
      save: (file) => void save(file),
    },
    sheets: (
      <>
        {shown === null ? null : (
          <FileSheet
            record={record}
            file={shown}
            onSave={() => void save(shown)}
            onClose={() => show(null)}
          />
        )}
        {doubted === null ? null : (
          <SaveSheet
            {...doubted}
            onSave={() => {
              doubt(null)
              void savePart(record.id, doubted.file)
            }}
            onClose={() => doubt(null)}
          />
        )}
      </>
    ),
  }
}

/** The buttons of one part: to show it, where that can be done here, and to save it. */
export function FileActions({ file, actions }: { readonly file: FilePart; readonly actions: FileDoings }) {
  const say = useWords()
  const name = writeVisible(file.name === '' ? file.type : file.name, 80)
  return (
    <span className="reading-actions">
      {!actions.mayShow(file) ? null : (
        <Button
          className="link"
          aria-label={say('reading.file.show.name', { name })}
          onPress={() => actions.show(file)}
        >
          {say('reading.file.show')}
        </Button>
      )}
      <Button
        className="link"
        aria-label={say('reading.file.save.name', { name })}
        onPress={() => actions.save(file)}
      >
        {say('reading.file.save')}
      </Button>
    </span>
  )
}

async function judge(record: number, { path, name, type, size }: FilePart): Promise<FileKind> {
  const reply = size <= MOST_JUDGED ? await ask('record.part', { id: record, path }) : null
  return judgeFile(name, type, reply?.ok === true ? reply.value.bytes : null)
}

async function savePart(record: number, { path }: FilePart): Promise<void> {
  tellSaved(await ask('desk.savePart', { record, path }))
}
