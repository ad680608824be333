import type { BrowserWindow } from 'electron'
import { Failed } from '../../../shared/failure.ts'

/** What the window shows for print, on paper. */
export type Paper = {
  /** Opens the system's print dialog. Throws Failed target-failed when the printing failed. */
  print(): Promise<void>
  /** As PDF: A4, tagged for screen readers, with "page n / m" at the foot. */
  pdf(): Promise<Uint8Array>
}

/** Chromium fills in the numbers by these class names; its footer has no style of its own and is tiny without one. */
const foot =
  '<div style="width:100%;font:8px sans-serif;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>'

/** Inches: 20 mm, and room for the foot. */
const margins = { top: 0.79, bottom: 0.79, left: 0.79, right: 0.79 }

/** Prints what a window shows; `window` is asked for at each print. */
export function openPaper(window: () => BrowserWindow): Paper {
  return {
    print: () =>
      new Promise((resolve, reject) => {
        window().webContents.print({ printBackground: true }, (isPrinted, reason) => {
          // Chromium's word for a person who closed the dialog.
          if (isPrinted || /cancel/i.test(reason)) resolve()
          else reject(new Failed({ kind: 'target-failed', file: '', detail: reason }))
        })
      }),
    pdf: () =>
      window().webContents.printToPDF({
        pageSize: 'A4',
        printBackground: true,
        margins,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: foot,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      }),
  }
}
