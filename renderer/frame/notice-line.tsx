import { Button } from 'react-aria-components'
import { Explained } from '../parts/explained.tsx'
import { notice } from '../state/notice.ts'
import { useStore } from '../state/store.ts'
import { useWords } from '../state/words.ts'

/** One line over the foot: what was just done, with Undo; or what could not be done. */
export function NoticeLine() {
  const say = useWords()
  const said = useStore(notice)
  if (said === null) return null
  const close = () => notice.set(null)
  return (
    <div className={said.failure === undefined ? 'notice' : 'notice notice-failure'}>
      {said.failure === undefined ? <p>{said.text}</p> : <Explained failure={said.failure} />}
      {said.undo === undefined ? null : (
        <Button
          onPress={() => {
            close()
            said.undo?.()
          }}
        >
          {say('action.undo')}
        </Button>
      )}
      <Button className="plain" aria-label={say('action.close')} onPress={close}>
        ✕
      </Button>
    </div>
  )
}
