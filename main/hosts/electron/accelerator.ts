/**
 * A key of the table of commands as a menu shows it: `$mod+Shift+n` → `CmdOrCtrl+Shift+N`. Null for keys pressed one after the
 * other, which a menu cannot show.
 */
export function acceleratorOf(key: string): string | null {
  if (/\S \S/.test(key)) return null
  const parts = /^(?<before>(?:[^+]+\+)*)(?<last>.+)$/su.exec(key)?.groups
  if (parts === undefined) return null
  const before = (parts['before'] ?? '').replaceAll('$mod', 'CmdOrCtrl')
  const last = parts['last'] ?? ''
  return before + (names[last] ?? (last.length === 1 ? last.toUpperCase() : last))
}

const names: Readonly<Record<string, string>> = {
  ' ': 'Space',
  '+': 'Plus',
  ArrowDown: 'Down',
  ArrowUp: 'Up',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
}
