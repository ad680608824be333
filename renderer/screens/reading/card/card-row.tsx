import type { ReactNode } from 'react'
import { VisibleText } from '../../../parts/visible-text.tsx'

type CardRowProps = { readonly name: string; readonly children: ReactNode }

/** One fact of a card beside its name. */
export function CardRow({ name, children }: CardRowProps) {
  return (
    <div className="card-row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** A text of the item as a fact; nothing where it says nothing. */
export function TextRow({ name, text }: { readonly name: string; readonly text: string }) {
  return text === '' ? null : (
    <CardRow name={name}>
      <VisibleText text={text} most={1_000} />
    </CardRow>
  )
}
