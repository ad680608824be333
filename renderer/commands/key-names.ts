import { useDesk } from '../state/desk.ts'
import { say } from '../state/words.ts'

const names: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}

/** A key as it is printed on the keys, the space bar by its name: `$mod+Shift+n` → Ctrl Shift N, `Shift+?` → ?. `platform` as Node names it. */
export function writeKey(key: string, platform: string): string {
  return key
    .split(' ')
    .map((press) => writePress(press, platform))
    .join(', ')
}

/** `writeKey` for the keyboard of this computer. */
export function useKeyWriter(): (key: string) => string {
  const { platform } = useDesk()
  return (key) => writeKey(key, platform)
}

function writePress(press: string, platform: string): string {
  const parts = partsOf(press)
  const [first = '', sign = ''] = parts
  // A sign over another is named by itself: whoever presses it knows that Shift brings it.
  if (parts.length === 2 && first === 'Shift' && /^[^\p{L}\p{N}]$/u.test(sign)) return sign
  return parts.map((part) => writePart(part, platform)).join(' ')
}

function partsOf(press: string): string[] {
  // The key + itself stands last.
  return press.split(/(?<=.)\+(?=.)/u)
}

function writePart(part: string, platform: string): string {
  if (part === '$mod') return platform === 'darwin' ? '⌘' : 'Ctrl'
  if (part === 'Space') return say('key.space')
  return names[part] ?? (part.length === 1 ? part.toUpperCase() : part)
}
