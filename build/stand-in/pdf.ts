import type { PrintToPDFOptions } from 'electron'
import type { CDPSession } from 'playwright-core'

/** Inches. */
const papers: Readonly<Record<string, { readonly width: number; readonly height: number }>> = {
  A3: { width: 11.69, height: 16.54 },
  A4: { width: 8.27, height: 11.69 },
  A5: { width: 5.83, height: 8.27 },
  Letter: { width: 8.5, height: 11 },
}

/** A PDF of what the page shows for print, by Electron's options (sizes in inches). */
export async function pdfOf(cdp: CDPSession, options: PrintToPDFOptions): Promise<Buffer> {
  const { pageSize = 'Letter', margins = {}, ...same } = options
  const paper = typeof pageSize === 'string' ? papers[pageSize] : pageSize
  if (paper === undefined) throw new Error(`The stand-in has no paper of size ${JSON.stringify(pageSize)}.`)
  const { top, bottom, left, right } = margins
  const sizes = { paperWidth: paper.width, paperHeight: paper.height }
  const edges = { marginTop: top, marginBottom: bottom, marginLeft: left, marginRight: right }
  const given = Object.entries(edges).filter(([, edge]) => edge !== undefined)
  const { data } = await cdp.send('Page.printToPDF', { ...same, ...sizes, ...Object.fromEntries(given) })
  return Buffer.from(data, 'base64')
}
