import { Button } from 'react-aria-components'
import { useStore } from '../../state/store.ts'
import { useWords } from '../../state/words.ts'
import { list, openAgain } from './list.ts'
import { selectNone } from './selection.ts'

/** Below the list, so that its rows stay where they are: what is selected, and that the depot has changed. */
export function ListFoot() {
  const say = useWords()
  const { selected, changed } = useStore(list)
  return (
    <>
      {selected.size === 0 ? null : (
        <p className="records-line records-selection">
          <span className="figure">{say('records.selected', { n: selected.size })}</span>
          <Button className="link" onPress={selectNone}>
            {say('command.select-none')}
          </Button>
        </p>
      )}
      {changed ? (
        <p className="records-line records-changed" data-changed>
          <span>{say('records.changed')}</span>
          <Button className="link" onPress={openAgain}>
            {say('records.askAgain')}
          </Button>
        </p>
      ) : null}
    </>
  )
}
