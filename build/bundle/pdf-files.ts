import { cpSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * What pdf.js fetches while it shows a file, in `pdf/` beside the pages: its worker (`pdf.worker.min.mjs`), and the folders it asks the
 * addresses of (`cMapUrl`, `standardFontDataUrl`, `wasmUrl`, `iccUrl`). The reader of attached PDFs takes its `cmaps/` from there too
 * (configs.ts). What runs the scripts inside a PDF stays behind: they never run.
 */
export function copyPdfFiles(renderer: string): void {
  const from = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const to = join(renderer, 'pdf')
  mkdirSync(to, { recursive: true })
  cpSync(join(from, 'build/pdf.worker.min.mjs'), join(to, 'pdf.worker.min.mjs'))
  for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs']) {
    cpSync(join(from, folder), join(to, folder), {
      recursive: true,
      filter: (file) => !/quickjs/i.test(file),
    })
  }
}
