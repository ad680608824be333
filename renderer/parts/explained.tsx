import type { ReactNode } from 'react'
import type { Failure } from '../../shared/failure.ts'
import { explainFailure } from '../state/explain.ts'
import { useLanguage } from '../state/words.ts'

/** A failure in the words of the person at work: what happened, what is safe, what to do. */
export function Explained({
  failure,
  children,
}: {
  readonly failure: Failure
  readonly children?: ReactNode
}) {
  useLanguage()
  const { happened, safe, next } = explainFailure(failure)
  return (
    <div className="explained" role="alert">
      <p className="explained-happened">{happened}</p>
      <p>{safe}</p>
      <p>{next}</p>
      {children}
    </div>
  )
}
