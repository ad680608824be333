import { useEffect, useRef, useState } from 'react'
import type { Failure } from '../../../shared/failure.ts'
import { ask } from '../../bridge.ts'
import { Explained } from '../../parts/explained.tsx'
import { useWords } from '../../state/words.ts'
import type { PictureShown } from './sanitise.ts'

type MessageFrameProps = {
  readonly record: number
  /** A whole page, made harmless. */
  readonly html: string
  readonly pictures: readonly PictureShown[]
  readonly title: string
}

/**
 * A page of a message in its frame: an origin of its own, no script, no way out. A frame without a word of permission cannot be
 * measured, so it is a box that scrolls.
 */
export function MessageFrame({ record, html, pictures, title }: MessageFrameProps) {
  const say = useWords()
  const [shown, show] = useState<{ readonly url: string; readonly html: string } | null>(null)
  const [failure, fail] = useState<Failure | null>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const isInside = useFocusInside(frame)
  useEffect(() => {
    let url: string | null = null
    let isLeft = false
    const hide = (address: string) => void ask('desk.hideMessage', { url: address })
    void ask('desk.showMessage', { record, html, pictures: [...pictures] }).then((reply) => {
      if (isLeft) return reply.ok ? hide(reply.value.url) : undefined
      if (!reply.ok) return fail(reply.failure)
      url = reply.value.url
      show({ url, html })
    })
    return () => {
      isLeft = true
      if (url !== null) hide(url)
    }
  }, [record, html, pictures])
  if (failure !== null) return <Explained failure={failure} />
  const isCurrent = shown?.html === html
  return (
    <div className="reading-frame" data-inside={isInside || undefined}>
      {shown !== null && isCurrent ? (
        <iframe key={shown.url} ref={frame} className="mail" sandbox="" src={shown.url} title={title} />
      ) : null}
      {isInside ? <p className="reading-inside">{say('reading.html.inside')}</p> : null}
    </div>
  )
}

/** Whether the focus is inside a frame, where the window's keys do not reach. */
function useFocusInside(frame: React.RefObject<HTMLIFrameElement | null>): boolean {
  const [isInside, set] = useState(false)
  useEffect(() => {
    const look = () => set(frame.current !== null && document.activeElement === frame.current)
    window.addEventListener('blur', look)
    window.addEventListener('focus', look)
    document.addEventListener('focusin', look)
    return () => {
      window.removeEventListener('blur', look)
      window.removeEventListener('focus', look)
      document.removeEventListener('focusin', look)
    }
  }, [frame])
  return isInside
}
