import { Button } from 'react-aria-components'
import { Sheet } from '../../parts/sheet.tsx'
import { VisibleText } from '../../parts/visible-text.tsx'
import { useWords } from '../../state/words.ts'
import type { FilePart } from './file-actions.tsx'
import type { FileKind } from './file-kind.ts'

type SaveSheetProps = {
  readonly file: FilePart
  readonly kind: FileKind
  readonly onSave: () => void
  readonly onClose: () => void
}

/** Says why saving a file deserves care, and lets the person decide. */
export function SaveSheet({ file, kind, onSave, onClose }: SaveSheetProps) {
  const say = useWords()
  return (
    <Sheet title={say('reading.save.title')} isOpen onClose={onClose} form="middle" alert>
      <p className="reading-strong">
        <VisibleText text={file.name === '' ? file.type : file.name} most={300} />
      </p>
      <ul className="reading-dangers">
        {kind.dangers.map((danger) => (
          <li key={danger}>{say(`reading.danger.${danger}`)}</li>
        ))}
        {kind.lies ? (
          <li>{say('reading.danger.lies', { declared: file.type, found: kind.found ?? '' })}</li>
        ) : null}
      </ul>
      <p>{say('reading.save.text')}</p>
      <div className="sheet-foot">
        <Button onPress={onClose} autoFocus>
          {say('action.cancel')}
        </Button>
        <Button onPress={onSave}>{say('reading.save.do')}</Button>
      </div>
    </Sheet>
  )
}
