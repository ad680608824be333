type KeyMapProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** Being built. */
export function KeyMap({ isOpen }: KeyMapProps) {
  return isOpen ? <p /> : null
}
