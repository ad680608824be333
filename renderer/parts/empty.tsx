import type { ReactNode } from 'react'

type EmptyProps = { readonly title: string; readonly text?: string; readonly children?: ReactNode }

/** Says what would be here and the one thing to do (the children). */
export function Empty({ title, text, children }: EmptyProps) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {text === undefined ? null : <p>{text}</p>}
      {children}
    </div>
  )
}
