import { useEffect, useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import type { RecordView } from '../../../shared/records.ts'
import { ask } from '../../bridge.ts'
import { VisibleText } from '../../parts/visible-text.tsx'
import { writeBytes, writeNumber } from '../../state/formats.ts'
import { writeVisible } from '../../state/visible.ts'
import { useWords } from '../../state/words.ts'
import { nestFiles } from './attachment-tree.ts'
import { FileActions, type FileDoings, useFileSheets } from './file-actions.tsx'
import { type FileKind, judgeFile } from './file-kind.ts'
import { writeType } from './write-type.ts'
import './files.css'

type Attachment = RecordView['attachments'][number]

/** Shown before the rest is folded away. */
const SHOWN = 4
const MOST = 500
/** Pixels for each file that a file lies in, and how many of those are shown so. */
const INDENT = 14
const MOST_INDENTED = 6
/** Bytes are read for judging when a person has stayed this long, of so many files, each not larger. */
const JUDGED = { afterMs: 400, files: 12, bytes: 2_000_000 }

/** The files of a message: name, type, size and hash, what is doubtful about them, and what can be done with them. */
export function AttachmentList({ record }: { readonly record: RecordView }) {
  const say = useWords()
  const [isOpen, open] = useState(false)
  const nested = useMemo(() => nestFiles(record.attachments), [record.attachments])
  const attachments = useMemo(() => nested.map(({ file }) => file), [nested])
  const kinds = useKinds(record.id, attachments)
  const { actions, sheets } = useFileSheets(record)
  if (attachments.length === 0) return null
  const shown = nested.slice(0, isOpen ? MOST : SHOWN)
  return (
    <section className="reading-files" aria-label={say('reading.files', { n: attachments.length })}>
      <ul>
        {shown.map(({ file, depth }) => (
          <File
            key={file.path}
            attachment={file}
            depth={depth}
            kind={kinds.get(file.path) ?? null}
            actions={actions}
          />
        ))}
      </ul>
      {attachments.length > SHOWN ? (
        <Button className="link" onPress={() => open(!isOpen)} aria-expanded={isOpen}>
          {isOpen ? say('reading.files.fewer') : say('reading.files.more', { n: attachments.length - SHOWN })}
        </Button>
      ) : null}
      {isOpen && attachments.length > MOST ? (
        <p className="incomplete">{say('reading.more', { n: attachments.length - MOST })}</p>
      ) : null}
      {sheets}
    </section>
  )
}

type FileProps = {
  readonly attachment: Attachment
  /** Files that it lies in. */
  readonly depth: number
  readonly kind: FileKind | null
  readonly actions: FileDoings
}

function File({ attachment, depth, kind, actions }: FileProps) {
  const say = useWords()
  const { name, type, size, declaredSize, sha256, inline } = attachment
  return (
    <li
      className="reading-file"
      data-attachment={attachment.path}
      style={{ '--depth': `${INDENT * Math.min(MOST_INDENTED, depth)}px` }}
    >
      <span className="reading-file-name">
        {name === '' ? (
          <span className="soft">{say('reading.file.unnamed')}</span>
        ) : (
          <VisibleText text={name} most={200} />
        )}
      </span>
      <FileActions file={attachment} actions={actions} />
      <span className="reading-file-facts soft">
        <span title={writeVisible(type, 80)}>{writeType(type)}</span> ·{' '}
        <span className="figure">{writeBytes(size)}</span>
        {inline ? ` · ${say('reading.file.inline')}` : null}
        {' · '}
        <span className="mono" title={`SHA-256 ${sha256}`}>
          {sha256.slice(0, 12)}
        </span>
      </span>
      {declaredSize !== null && declaredSize !== size ? (
        <span className="reading-file-doubt incomplete">
          {say('reading.file.size', { declared: writeNumber(declaredSize), size: writeNumber(size) })}
        </span>
      ) : null}
      {kind === null ? null : <Doubts kind={kind} declared={type} />}
    </li>
  )
}

function Doubts({ kind, declared }: { readonly kind: FileKind; readonly declared: string }) {
  const say = useWords()
  const words = [
    ...kind.dangers.map((danger) => say(`reading.danger.${danger}.short`)),
    ...(kind.lies ? [say('reading.danger.lies', { declared, found: kind.found ?? '' })] : []),
  ]
  if (words.length === 0) return null
  return <strong className="reading-warning reading-file-doubt">{words.join(' · ')}</strong>
}

/** What the files are: at once by name and type, and by their bytes when a person stays with the record. */
function useKinds(record: number, attachments: readonly Attachment[]): ReadonlyMap<string, FileKind> {
  const byName = useMemo(
    () => new Map(attachments.map(({ path, name, type }) => [path, judgeFile(name, type, null)])),
    [attachments],
  )
  const [byBytes, learn] = useState<ReadonlyMap<string, FileKind>>(new Map())
  // biome-ignore lint/correctness/useExhaustiveDependencies: the attachments of a record never change
  useEffect(() => {
    let isLeft = false
    const judgeAll = async () => {
      for (const { path, name, type } of attachments
        .filter(({ size }) => size <= JUDGED.bytes)
        .slice(0, JUDGED.files)) {
        const reply = await ask('record.part', { id: record, path })
        if (isLeft) return
        if (reply.ok) learn((before) => new Map(before).set(path, judgeFile(name, type, reply.value.bytes)))
      }
    }
    const waiting = setTimeout(() => void judgeAll(), JUDGED.afterMs)
    return () => {
      isLeft = true
      clearTimeout(waiting)
    }
  }, [record])
  return useMemo(() => new Map([...byName, ...byBytes]), [byName, byBytes])
}
