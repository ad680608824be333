import type { Storage } from '../../read/msg/compound.ts'
import { writeCompound } from '../../read/msg/compound-write.ts'
import { ENCRYPTED } from '../nested/zip.ts'
import { CollectedText } from './collected-text.ts'
import { NotRead } from './not-read.ts'

/** The text of a Word document of 97 to 2003 ([MS-DOC]), with notes, comments, headers and text boxes. Throws NotRead. */
export async function readWord(storage: Storage, most: number): Promise<CollectedText> {
  const main = storage.streams.get('WORDDOCUMENT')?.bytes ?? Buffer.alloc(0)
  if (main.length < 32) throw new NotRead('damaged')
  // FibBase.fEncrypted ([MS-DOC] §2.5.2)
  if (main.readUInt16LE(10) & 0x100) throw new NotRead(ENCRYPTED)
  // The library trusts the tables of a compound file; these are sound whatever those of the document were.
  const sound = writeCompound(storage)
  if (sound === null) throw new NotRead('damaged')
  const { default: WordExtractor } = await import('word-extractor')
  try {
    const document = await new WordExtractor().extract(sound)
    const text = new CollectedText(most)
    for (const said of [
      document.getBody(),
      document.getFootnotes(),
      document.getEndnotes(),
      document.getAnnotations(),
      document.getHeaders(),
      document.getTextboxes(),
    ])
      text.add(`${said}\n`)
    return text
  } catch {
    throw new NotRead('damaged')
  }
}
