import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { writeNumber } from '../../state/formats.ts'
import { useWords } from '../../state/words.ts'
import { openPdf } from './pdf.ts'

/** Pixels a page may have on a side, whatever size the file says it is. */
const MOST_SIDE = 3_000
/** A page is drawn no wider than can be read with ease, in pixels of the screen; as reading.css has it. */
const WIDEST = 960

/** A PDF, page by page, drawn by a worker that ends with the view. */
export function PdfView({ bytes }: { readonly bytes: Uint8Array }) {
  const say = useWords()
  const [pdf, set] = useState<PDFDocumentProxy | 'failed' | null>(null)
  const [page, turn] = useState(1)
  useEffect(() => {
    const opening = openPdf(bytes)
    let isLeft = false
    opening.document.then(
      (document) => isLeft || set(document),
      () => isLeft || set('failed'),
    )
    return () => {
      isLeft = true
      void opening.close()
    }
  }, [bytes])
  if (pdf === null) return <p className="soft">{say('state.loading')}</p>
  if (pdf === 'failed') return <p className="incomplete">{say('reading.pdf.failed')}</p>
  return (
    <div className="reading-pdf">
      <p className="reading-line">
        <span className="figure" aria-live="polite">
          {say('reading.pdf.page', { n: writeNumber(page), of: writeNumber(pdf.numPages) })}
        </span>
        <span>
          <Button isDisabled={page <= 1} onPress={() => turn(page - 1)}>
            {say('reading.pdf.previous')}
          </Button>{' '}
          <Button isDisabled={page >= pdf.numPages} onPress={() => turn(page + 1)}>
            {say('reading.pdf.next')}
          </Button>
        </span>
      </p>
      <Page pdf={pdf} number={page} />
    </div>
  )
}

function Page({ pdf, number }: { readonly pdf: PDFDocumentProxy; readonly number: number }) {
  const say = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isFailed, fail] = useState(false)
  useEffect(() => {
    let isLeft = false
    let drawing: RenderTask | null = null
    const draw = async () => {
      const page = await pdf.getPage(number)
      const paper = canvas.current
      if (isLeft || paper === null) return
      const { width, height } = page.getViewport({ scale: 1 })
      const room = paper.parentElement?.clientWidth ?? width
      const wanted = (Math.min(WIDEST, Math.max(300, room)) / width) * Math.min(2, window.devicePixelRatio)
      const viewport = page.getViewport({ scale: Math.min(wanted, MOST_SIDE / width, MOST_SIDE / height) })
      paper.width = Math.max(1, Math.floor(viewport.width))
      paper.height = Math.max(1, Math.floor(viewport.height))
      drawing = page.render({ canvas: paper, viewport })
      await drawing.promise
      if (!isLeft) fail(false)
    }
    draw().catch(() => isLeft || fail(true))
    return () => {
      isLeft = true
      drawing?.cancel()
    }
  }, [pdf, number])
  return (
    <>
      {isFailed ? <p className="incomplete">{say('reading.pdf.pageFailed')}</p> : null}
      <canvas
        ref={canvas}
        className="reading-paper"
        role="img"
        aria-label={say('reading.pdf.label', { n: number })}
      />
    </>
  )
}
