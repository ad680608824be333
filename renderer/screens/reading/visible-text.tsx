import { splitVisible } from '../../state/visible.ts'

type VisibleTextProps = { readonly text: string; readonly most?: number }

/** A text from outside on one line, apart from what is around it, with everything hidden in it made visible. */
export function VisibleText({ text, most }: VisibleTextProps) {
  return (
    <bdi className="reading-visible">
      {splitVisible(text, most).map((piece, place) =>
        piece.isCode ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
          <span key={place} className="reading-code">
            {piece.text}
          </span>
        ) : (
          piece.text
        ),
      )}
    </bdi>
  )
}
