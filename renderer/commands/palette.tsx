type PaletteProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** Being built. */
export function Palette({ isOpen }: PaletteProps) {
  return isOpen ? <p /> : null
}
