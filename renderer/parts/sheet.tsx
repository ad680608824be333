import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useWords } from '../state/words.ts'
import { useFocusAfter } from './use-kept-focus.ts'

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
  const dialog = useRef<HTMLElement>(null)
  useLostFocus(dialog, onClose)
  useFocusAfter(isOpen)
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
      isDismissable
      className="sheet-shade"
    >
      <Modal className={`sheet sheet-${form}`}>
        <Dialog ref={dialog} role={alert ? 'alertdialog' : 'dialog'} className="sheet-body">
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

/** Closes a sheet with Esc also where nothing in it has the focus: a button loses it when what was pressed makes it unusable. */
function useLostFocus(dialog: RefObject<HTMLElement | null>, onClose: () => void): void {
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || document.activeElement !== document.body) return
      const open = [...document.querySelectorAll('[role=dialog],[role=alertdialog]')]
      if (dialog.current === null || open.at(-1) !== dialog.current) return
      event.preventDefault()
      close.current()
    }
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [dialog])
}
