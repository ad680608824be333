import { ENCRYPTED } from '../nested/zip.ts'
import { CharacterMaps } from './character-maps.ts'
import { CollectedText } from './collected-text.ts'
import { NotRead } from './not-read.ts'

/** Pages that are read. */
const PAGES = 2_000

/**
 * The text of a PDF in the order its pages draw it. Nothing is drawn, no font or script of it is run, nothing is fetched but maps of
 * characters from the disk, and no thread is started. Throws NotRead.
 */
export async function readPdf(bytes: Buffer, most: number): Promise<CollectedText> {
  const { getDocument } = await load()
  const task = getDocument({
    // The library takes what it is given for its own.
    data: new Uint8Array(bytes),
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    BinaryDataFactory: CharacterMaps,
    useWasm: false,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    disableAutoFetch: true,
  })
  const text = new CollectedText(most)
  try {
    const document = await task.promise
    const pages = Math.min(document.numPages, PAGES)
    for (let number = 1; number <= pages && !text.isFull; number++) {
      const fault = await readPage(document, number, text)
      text.fault ??= fault
    }
    if (document.numPages > PAGES || text.isFull) text.isCut = true
    return text
  } catch (error) {
    throw new NotRead(whyNot(error))
  } finally {
    await task.destroy().catch(() => {})
  }
}

type Pdf = Awaited<ReturnType<typeof load>>
type Document = Awaited<ReturnType<Pdf['getDocument']>['promise']>

/** Adds what one page says; answers with what is wrong with it, null when nothing is. */
async function readPage(document: Document, number: number, into: CollectedText): Promise<string | null> {
  try {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    for (const item of items) {
      if ('str' in item) into.add(item.hasEOL ? `${item.str}\n` : item.str)
    }
    into.add('\n')
    page.cleanup()
    return null
  } catch (error) {
    return `page ${number}: ${whyNot(error)}`
  }
}

let loading: Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')> | null = null

/** Loads the library at the first PDF: it takes a quarter of a second. Its worker becomes part of this thread. */
function load() {
  loading ??= (async () => {
    const worker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    Object.assign(globalThis, { pdfjsWorker: worker })
    return await withoutNativeCode(() => import('pdfjs-dist/legacy/build/pdf.mjs'))
  })()
  return loading
}

/** While the library loads it looks for a native module to draw with, and complains when there is none: nothing is drawn here. */
async function withoutNativeCode<T>(start: () => Promise<T>): Promise<T> {
  const { getBuiltinModule } = process
  const { warn, log } = console
  const silent = () => {}
  Object.assign(process, { getBuiltinModule: undefined })
  Object.assign(console, { warn: silent, log: silent })
  try {
    return await start()
  } finally {
    Object.assign(process, { getBuiltinModule })
    Object.assign(console, { warn, log })
  }
}

function whyNot(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  return name === 'PasswordException' ? ENCRYPTED : 'damaged'
}
