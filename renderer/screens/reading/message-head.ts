/** Encoded words (RFC 2047) in a header, for messages inside messages: the engine decodes those of records. */
export function decodeWords(value: string): string {
  return value
    .replace(/(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)\s+(?==\?)/gi, '$1')
    .replace(/=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bq])\?([^?\s]*)\?=/gi, (all, charset, way, text) => {
      try {
        const bytes = way.toLowerCase() === 'b' ? bytesOfBase64(text) : bytesOfQ(text)
        return new TextDecoder(charset).decode(bytes)
      } catch {
        return all
      }
    })
}

function bytesOfBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (each) => each.charCodeAt(0))
}

function bytesOfQ(text: string): Uint8Array {
  const plain = text
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Uint8Array.from(plain, (each) => each.charCodeAt(0))
}

/** The fields of a message's head that a reader looks for, unfolded and decoded, in the order they stand in. */
export function headOfMessage(source: string): { readonly name: string; readonly value: string }[] {
  const head = /^[\s\S]*?(?=\r?\n\r?\n)/.exec(source.slice(0, 200_000))?.[0] ?? ''
  return head
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, name, value] = /^(From|To|Cc|Date|Subject|Sender):\s*(.*)$/i.exec(line) ?? []
      return name === undefined || value === undefined ? [] : [{ name, value: decodeWords(value) }]
    })
}
