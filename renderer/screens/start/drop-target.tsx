import { useEffect, useState } from 'react'
import { askDropped } from '../../bridge.ts'
import { useDesk } from '../../state/desk.ts'
import { tell, tellFailure } from '../../state/notice.ts'
import { say, useWords } from '../../state/words.ts'
import { dropDrive, isAtWork } from '../accessions/import/drive.ts'
import { openTicket } from './depot-actions.ts'

/** Takes what is dropped anywhere on the window: a depot is opened, anything else is a drive to import. */
export function DropTarget() {
  const say = useWords()
  const isOpen = useDesk().depot.is === 'open'
  const [isOver, over] = useState(false)
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      // Without this the window would show the file itself.
      event.preventDefault()
      over(true)
    }
    const onDragLeave = (event: DragEvent) => {
      // Null: out of the window, not only into another element.
      if (event.relatedTarget === null) over(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      over(false)
      void take([...(event.dataTransfer?.files ?? [])], isOpen)
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('dragleave', onDragLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('dragleave', onDragLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [isOpen])
  return isOver ? <div className="drop-shade">{say('drop.drive')}</div> : null
}

function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true
}

async function take(files: readonly File[], isOpen: boolean): Promise<void> {
  const depots = files.filter(({ name }) => /\.depot$/i.test(name))
  if (files.length === 0) return
  if (depots.length > 0 && files.length > 1) return tell(say('drop.one'))
  if (depots.length === 1) {
    const reply = await askDropped(files)
    return reply.ok ? openTicket(reply.value.ticket) : tellFailure(reply.failure)
  }
  if (isAtWork()) return tell(say('drop.busy'))
  return dropDrive(files, isOpen)
}
