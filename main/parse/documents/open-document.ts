import { ENCRYPTED, filesOfZip } from '../nested/zip.ts'
import type { CollectedText } from './collected-text.ts'
import { NotRead } from './not-read.ts'
import { readPackage } from './package.ts'
import { readXml } from './xml.ts'

/** OpenDocument (ISO 26300), of any kind: text, sheets, slides, with headers and footers. Throws NotRead of an encrypted one. */
export function readOpenDocument(bytes: Buffer, most: number): CollectedText {
  if (isEncrypted(bytes)) throw new NotRead(ENCRYPTED)
  return readPackage({ bytes, most, parts: [/^content\.xml$/, /^styles\.xml$/], read: readParagraphs })
}

const MANIFEST_BYTES = 1024 * 1024

/** Its manifest says how each file was encrypted; the files themselves look damaged. */
function isEncrypted(bytes: Buffer): boolean {
  const manifest = filesOfZip(bytes).files.find(({ name }) => name === 'META-INF/manifest.xml')
  return manifest?.unpack(MANIFEST_BYTES).bytes?.includes('encryption-data') ?? false
}

const paragraphs = new Set(['p', 'h'])

function readParagraphs(xml: Buffer, into: CollectedText): void {
  let inside = 0
  readXml(xml, {
    open: (name) => {
      if (paragraphs.has(name)) inside++
      else if (inside > 0 && name === 'line-break') into.add('\n')
      else if (inside > 0 && (name === 's' || name === 'tab')) into.add(' ')
    },
    text: (text) => {
      if (inside > 0) into.add(text)
    },
    close: (name) => {
      if (!paragraphs.has(name)) return
      inside = Math.max(0, inside - 1)
      into.add('\n')
    },
  })
}
