import { useStore } from '../../state/store.ts'
import { makeVisible } from '../../state/visible.ts'
import { useWords } from '../../state/words.ts'
import { list } from '../records/list.ts'
import type { Bulk } from './sheets.ts'

type BulkWhatProps = { readonly bulk: Bulk /** Null until counted. */; readonly of: number | null }

/** What a bulk action is about, in words, and how many records that is. */
export function BulkWhat({ bulk, of }: BulkWhatProps) {
  const say = useWords()
  const covered = useStore(list, ({ opened }) => opened?.covered)
  const { is, name, counted } = bulk
  const isPart = is === 'query' && covered !== undefined && covered.indexed < covered.of
  return (
    <div className="appraise-what">
      <p>
        {say(is === 'query' && name.trim() === '' ? 'appraise.what.all' : `appraise.what.${is}`)}
        {name === '' ? null : (
          <bdi className={is === 'query' ? 'mono appraise-name' : 'appraise-name'}>{makeVisible(name)}</bdi>
        )}
      </p>
      <p className="figure appraise-many" aria-live="polite">
        {of === null ? ' ' : say('status.records', { n: of })}
      </p>
      {of === null || counted === undefined || counted === of ? null : (
        <p className="incomplete">{say('appraise.what.moved', { listed: counted, now: of })}</p>
      )}
      {isPart ? <p className="incomplete">{say('appraise.what.part', covered)}</p> : null}
    </div>
  )
}
