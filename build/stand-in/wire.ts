/**
 * How values cross between the page and this process: as text, since Chromium's bindings carry nothing else. What Electron's
 * structured clone carries and JSON does not stands in an object with one key that nobody else uses. Both functions also run in
 * the page, as text: they must not name anything outside themselves.
 */

/** Writes a value. Throws for what has no form here: a function, a symbol, a class of one's own. */
export function encode(value: unknown, toBase64: (bytes: Uint8Array) => string): string {
  const pack = (one: unknown): unknown => {
    if (one === undefined) return { '@stand-in': 'undefined' }
    if (typeof one === 'bigint') return { '@stand-in': 'bigint', of: String(one) }
    if (typeof one === 'number')
      return Number.isFinite(one) ? one : { '@stand-in': 'number', of: String(one) }
    if (typeof one === 'function' || typeof one === 'symbol') {
      throw new Error(`An object could not be cloned: ${String(one).slice(0, 100)}`)
    }
    if (typeof one !== 'object' || one === null) return one
    if (one instanceof Date) return { '@stand-in': 'date', of: one.getTime() }
    if (one instanceof Uint8Array) return { '@stand-in': 'bytes', of: toBase64(one) }
    if (Array.isArray(one)) return one.map(pack)
    const kind = Object.prototype.toString.call(one)
    if (kind !== '[object Object]') throw new Error(`An object could not be cloned: ${kind}`)
    const packed = Object.fromEntries(Object.entries(one).map(([key, each]) => [key, pack(each)]))
    return '@stand-in' in one ? { '@stand-in': 'object', of: packed } : packed
  }
  return JSON.stringify(pack(value))
}

/** Reads what `encode` wrote. */
export function decode(text: string, fromBase64: (text: string) => Uint8Array): unknown {
  const unpack = (one: unknown): unknown => {
    if (typeof one !== 'object' || one === null) return one
    if (Array.isArray(one)) return one.map(unpack)
    const members = (of: object): object =>
      Object.fromEntries(Object.entries(of).map(([key, each]) => [key, unpack(each)]))
    // Written by encode, which alone writes this key.
    const tagged = one as { '@stand-in'?: string; of?: unknown }
    switch (tagged['@stand-in']) {
      case undefined:
        return members(one)
      case 'object':
        return members(Object(tagged.of))
      case 'undefined':
        return undefined
      case 'bigint':
        return BigInt(String(tagged.of))
      case 'date':
        return new Date(Number(tagged.of))
      case 'bytes':
        return fromBase64(String(tagged.of))
      default:
        return Number(tagged.of)
    }
  }
  return unpack(JSON.parse(text))
}

/** Base64 of bytes, in this process. */
export function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

/** `decode` for this process. */
export const fromText = (text: string): unknown =>
  decode(text, (base64) => new Uint8Array(Buffer.from(base64, 'base64')))
