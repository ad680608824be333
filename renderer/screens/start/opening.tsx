import { useEffect, useState } from 'react'
import { useWords } from '../../state/words.ts'

/** Quick work needs no words: they come only when it takes longer than this. */
const QUIET_MS = 300

/** A depot is being opened. */
export function Opening({ name }: { readonly name: string }) {
  const say = useWords()
  const [isLong, becomeLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => becomeLong(true), QUIET_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="start" aria-busy="true">
      {isLong ? (
        <div role="status">
          <h1 className="start-title">{say('start.opening', { name })}</h1>
          <p className="soft">{say('start.opening.what')}</p>
        </div>
      ) : null}
    </div>
  )
}
