import { readCompound, type Storage } from '../../read/msg/compound.ts'
import { plainOfRtf } from '../derive/rtf-text.ts'
import type { DocumentKind } from '../nested/container.ts'
import { ENCRYPTED } from '../nested/zip.ts'
import { CollectedText } from './collected-text.ts'
import { NotRead } from './not-read.ts'
import { readDocx, readPptx, readXlsx } from './office.ts'
import { readOpenDocument } from './open-document.ts'
import { readPdf } from './pdf.ts'
import { readSheets } from './sheets.ts'
import { readSlides } from './slides.ts'
import { readWord } from './word.ts'

/**
 * Reads the text of a document, at most `most` characters. Throws NotRead where nothing can be read of it. A hostile one may take
 * any time or memory: to be called in a thread that can be ended.
 */
export async function readDocument(kind: DocumentKind, bytes: Buffer, most: number): Promise<CollectedText> {
  switch (kind) {
    case 'docx':
      return readDocx(bytes, most)
    case 'xlsx':
      return readXlsx(bytes, most)
    case 'pptx':
      return readPptx(bytes, most)
    case 'odf':
      return readOpenDocument(bytes, most)
    case 'pdf':
      return await readPdf(bytes, most)
    case 'ole':
      return readOffice(bytes, most)
    case 'rtf':
      return collected(plainOfRtf(bytes), most)
    default:
      throw new NotRead('a text')
  }
}

function collected(said: string, most: number): CollectedText {
  const text = new CollectedText(most)
  text.add(said)
  return text
}

/** What programs of before 2007 saved, and what they encrypted since ([MS-OFFCRYPTO] §1.3.1). Other compound files hold no text. */
function readOffice(bytes: Buffer, most: number): CollectedText {
  const { root, faults } = readCompound(bytes)
  if (root.streams.has('ENCRYPTEDPACKAGE')) throw new NotRead(ENCRYPTED)
  const text = readStreams(root, most)
  if (text === null) return new CollectedText(0)
  text.fault ??= faults[0] ?? null
  return text
}

function readStreams(root: Storage, most: number): CollectedText | null {
  const { streams } = root
  if (streams.has('WORDDOCUMENT')) return readWord(root, most)
  if (streams.has('WORKBOOK') || streams.has('BOOK')) return readSheets(root, most)
  return streams.has('POWERPOINT DOCUMENT') ? readSlides(root, most) : null
}
