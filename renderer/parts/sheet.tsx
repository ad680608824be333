import type { ReactNode } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useWords } from '../state/words.ts'

type SheetProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** `side`: from the right, for work on what stays visible; `middle`: a small question; `wide`: a page over the screen. */
  readonly form?: 'side' | 'middle' | 'wide'
  /** Destroying asks with the role of an alert. */
  readonly alert?: boolean
}

/** A sheet over the screen: it takes the focus, gives it back, and closes with Esc. */
export function Sheet({ title, isOpen, onClose, children, form = 'side', alert = false }: SheetProps) {
  const say = useWords()
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
      isDismissable
      className="sheet-shade"
    >
      <Modal className={`sheet sheet-${form}`}>
        <Dialog role={alert ? 'alertdialog' : 'dialog'} className="sheet-body">
          <header className="sheet-head">
            <Heading slot="title" className="sheet-title">
              {title}
            </Heading>
            <Button className="plain" aria-label={say('action.close')} onPress={onClose}>
              ✕
            </Button>
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
