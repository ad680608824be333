import { open } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The folder of the maps from the folder of the bundle, compiled in by the bundler; absent where the sources run as they are. */
declare const __CHARACTER_MAPS__: string

/** A name as pdf.js makes it of what a font says; nothing that leads out of the folder. */
const NAME = /^[A-Za-z0-9-]{1,40}\.bcmap$/
/** Bytes. The largest that comes with pdf.js has 54 thousand. */
const LARGEST = 256 * 1024

let folder: string | undefined

/** The folder of pdf.js with its packed maps: beside the bundled pages, which show PDFs with them too, or in the package. */
function folderOfMaps(): string {
  if (typeof __CHARACTER_MAPS__ === 'string') return join(import.meta.dirname, __CHARACTER_MAPS__)
  return join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'cmaps')
}

/**
 * What pdf.js asks for data it does not have in itself: only the maps from codes to characters that fonts of Chinese, Japanese and
 * Korean name and leave out (predefined CMaps, ISO 32000-1 §9.7.5.2), from the disk. Fails for everything else: what pdf.js does
 * without a font or a decoder is enough for text.
 */
export class CharacterMaps {
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    if (kind !== 'cMapUrl' || !NAME.test(filename)) throw new RangeError(`no data of pdf.js: ${kind}`)
    folder ??= folderOfMaps()
    const file = await open(join(folder, filename))
    try {
      const bytes = new Uint8Array(LARGEST)
      const { bytesRead } = await file.read(bytes, 0, LARGEST, 0)
      if (bytesRead === LARGEST) throw new RangeError(`${filename} is larger than any map`)
      return bytes.slice(0, bytesRead)
    } finally {
      await file.close()
    }
  }
}
