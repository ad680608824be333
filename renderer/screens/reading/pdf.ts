import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist'

/** Where the build puts what pdf.js fetches while it shows a file; all of it comes from our own origin. */
const PLACE = '/pdf/'
/** Pixels a picture in a PDF may have. */
const MOST_PIXELS = 64_000_000

/** What a damaged file lacks is seen on the page; a console has no reader here. */
const SILENT = 0

export type PdfOpening = {
  /** Rejects when the file cannot be read or needs a password. */
  readonly document: Promise<PDFDocumentProxy>
  /** Ends the worker, and with it all work on the file. */
  readonly close: () => Promise<void>
}

/** Opens a PDF in a worker of its own. Its scripts and forms are never loaded, and nothing is fetched from elsewhere. */
export function openPdf(bytes: Uint8Array): PdfOpening {
  const thread = new Worker(addressOfWorker(), { type: 'module' })
  const worker = new PDFWorker({ port: thread as unknown as null, verbosity: SILENT }) // the type says null where the library takes a Worker
  const task = getDocument({
    // The worker takes the bytes away from whoever gives them.
    data: bytes.slice(),
    worker,
    cMapUrl: `${PLACE}cmaps/`,
    standardFontDataUrl: `${PLACE}standard_fonts/`,
    iccUrl: `${PLACE}iccs/`,
    wasmUrl: `${PLACE}wasm/`,
    // The page's policy lets no WebAssembly be compiled; the library has the same in JavaScript.
    useWasm: false,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: SILENT,
    maxImageSize: MOST_PIXELS,
    isOffscreenCanvasSupported: false,
  })
  // A worker that cannot be loaded says so here only; the library would wait for ever.
  const broken = new Promise<never>((_, reject) => {
    thread.addEventListener('error', () => reject(new Error('the worker of the PDF came to an end')))
  })
  return {
    document: Promise.race([task.promise, broken]),
    async close() {
      await task.destroy().catch(() => {})
      worker.destroy()
      thread.terminate()
    },
  }
}

/** The address of the worker as the page's policy for scripts wants it: made in one place, from nothing but this constant. */
function addressOfWorker(): string {
  const address = `${PLACE}pdf.worker.min.mjs`
  // Trusted Types are of Chromium; the library of types does not know them yet.
  const { trustedTypes } = window as unknown as { trustedTypes?: TrustedTypes }
  if (trustedTypes === undefined) return address
  policy ??= trustedTypes.createPolicy('default', {
    createScriptURL: (url) => (url === address ? url : null),
  })
  return policy.createScriptURL(address) as string // a trusted address stands where a text is asked for
}

type Policy = { createScriptURL(url: string): unknown }
type TrustedTypes = {
  createPolicy(name: string, rules: { createScriptURL(url: string): string | null }): Policy
}
let policy: Policy | undefined
