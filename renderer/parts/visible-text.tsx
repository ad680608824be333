import { splitVisible } from '../state/visible.ts'
import './visible-text.css'

type VisibleTextProps = { readonly text: string; readonly most?: number }

/** A text from outside on one line, apart from what is around it, with everything hidden in it made visible. */
export function VisibleText({ text, most }: VisibleTextProps) {
  return (
    <bdi className="visible-text">
      {splitVisible(text, most).map((piece, place) =>
        piece.isCode ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
          <span key={place} className="visible-code">
            {piece.text}
          </span>
        ) : (
          piece.text
        ),
      )}
    </bdi>
  )
}
