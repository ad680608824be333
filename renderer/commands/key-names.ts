import { useDesk } from '../state/desk.ts'

const names: Readonly<Record<string, string>> = {
  ' ': '␣',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}

/** A key as it is printed on the keys: `$mod+Shift+n` → Ctrl Shift N. */
export function writeKey(key: string, platform: string): string {
  if (key === 'Shift+?') return '?'
  return pressesOf(key)
    .map((press) =>
      partsOf(press)
        .map((part) => writePart(part, platform))
        .join(' '),
    )
    .join(', ')
}

export function useKeyWriter(): (key: string) => string {
  const { platform } = useDesk()
  return (key) => writeKey(key, platform)
}

/** A space separates presses, except where it is the key itself. */
function pressesOf(key: string): string[] {
  return key.endsWith(' ') ? [key] : key.split(' ')
}

function partsOf(press: string): string[] {
  return press.endsWith('++') ? [...press.slice(0, -2).split('+'), '+'] : press.split('+')
}

function writePart(part: string, platform: string): string {
  if (part === '$mod') return platform === 'darwin' ? '⌘' : 'Ctrl'
  return names[part] ?? (part.length === 1 ? part.toUpperCase() : part)
}
