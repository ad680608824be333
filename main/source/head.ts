/** The start of a file with what detection asks of it more than once. */
export type Head = {
  readonly bytes: Buffer
  /** The same, one character per byte, without a byte order mark. */
  readonly text: string
  /** The base name in lower case: a hint, never a proof. */
  readonly name: string
  readonly size: number
  /** Looks like text in an encoding that extends ASCII: no NUL, few control characters. */
  readonly isText: boolean
}

/** `path` is the path or name of the file, `size` its true size in bytes. */
export function makeHead(bytes: Buffer, path: string, size: number): Head {
  const whole = bytes.toString('latin1')
  const text = whole.startsWith('\xef\xbb\xbf') ? whole.slice(3) : whole
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  return { bytes, text, name, size, isText: isText(text) }
}

function isText(text: string): boolean {
  if (text === '') return false
  const sample = text.slice(0, 4096)
  const controls = sample.match(/[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]/g)?.length ?? 0
  return !sample.includes('\0') && controls * 50 <= sample.length
}
