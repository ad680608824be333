import { memo } from 'react'
import { Button, Checkbox, Group } from 'react-aria-components'
import type { RecordView } from '../../../shared/records.ts'
import { type Value, values } from '../../../shared/value.ts'
import { useKeyWriter } from '../../commands/key-names.ts'
import { ValueBadge } from '../../parts/value-badge.tsx'
import { changeSettings, useDesk, useFold } from '../../state/desk.ts'
import { writeTime } from '../../state/formats.ts'
import { useAsk } from '../../state/requests.ts'
import { useStore } from '../../state/store.ts'
import { useWords } from '../../state/words.ts'
import { list } from '../records/list.ts'
import { focusList } from '../records/panes.ts'
import { decideOne, openBulk } from './decide.ts'
import { ground } from './ground.ts'
import { GroundField } from './ground-field.tsx'
import { RecordTags } from './record-tags.tsx'
import { SiblingsLine } from './siblings-line.tsx'
import { Key, useValueKeys } from './value-choice.tsx'
import './appraise.css'

const PANE = 'appraisal'

/**
 * The foot of the reading pane: the value of a record and why, what was decided on what belongs with it, and how to set it.
 * What sets it stands at the very foot, so that it is at the same place for every record.
 */
export function AppraisalStrip({ record }: { readonly record: RecordView }) {
  const say = useWords()
  const { goOn } = useDesk().settings
  const [isFolded, fold] = useFold(PANE)
  const { value: status } = useAsk('depot.status', {}, { keep: true })
  // The row shows a decision before it has been read back.
  const shown = useStore(list, ({ row }) => (row?.id === record.id ? row.value : null)) ?? record.value
  const canMark = status?.readOnly !== true
  return (
    <section className="appraise-strip" aria-label={say('appraise.strip')} data-appraisal data-value={shown}>
      <div className="appraise-line">
        <Button
          className="plain appraise-fold"
          aria-expanded={!isFolded}
          aria-label={say('appraise.strip.more')}
          onPress={fold}
        >
          {isFolded ? '▸' : '▾'}
        </Button>
        <Why record={record} shown={shown} />
        {isFolded ? null : <RecordTags record={record} canMark={canMark} />}
        {canMark ? null : <span className="incomplete">{say('appraise.readOnly')}</span>}
        {canMark && isFolded ? <ValueButtons record={record.id} shown={shown} /> : null}
      </div>
      {isFolded ? null : (
        <>
          <SiblingsLine record={record} />
          {canMark ? (
            <div className="appraise-line appraise-work">
              <Ground goOn={goOn} />
              <ValueButtons record={record.id} shown={shown} />
            </div>
          ) : null}
        </>
      )}
    </section>
  )
}

/** The value and what it rests on. */
function Why({ record, shown }: { readonly record: RecordView; readonly shown: Value }) {
  const say = useWords()
  const { why } = record
  return (
    <p className="appraise-why">
      <ValueBadge value={shown} /> <strong aria-hidden="true">{say(`value.${shown}`)}</strong>
      {why === null || shown !== record.value ? null : (
        <span className="soft">
          {' · '}
          {why.reason === '' ? null : (
            <>
              <bdi>{why.reason}</bdi>
              {' · '}
            </>
          )}
          <bdi>{why.actor}</bdi> {writeTime(why.time)}
        </span>
      )}
    </p>
  )
}

function ValueButtons({ record, shown }: { readonly record: number; readonly shown: Value }) {
  const say = useWords()
  const write = useKeyWriter()
  const keyOf = useValueKeys()
  const selected = useStore(list, (all) => all.selected)
  const isOthers = selected.size > 1 || (selected.size === 1 && !selected.has(record))
  const set = (value: Value) => (isOthers ? openBulk([...selected], value) : void decideOne(record, value))
  return (
    <Group
      className="appraise-buttons"
      aria-label={isOthers ? say('appraise.selected', { n: selected.size }) : say('appraise.value')}
    >
      {isOthers ? (
        <span className="appraise-selected">{say('appraise.selected', { n: selected.size })}</span>
      ) : null}
      {values.map((value) => {
        const key = keyOf(value)
        return (
          <Button
            key={value}
            className="appraise-set"
            aria-pressed={!isOthers && shown === value}
            data-set={value}
            onPress={() => set(value)}
          >
            <span aria-hidden="true">{say(`value.${value}.letter`)}</span>
            <span className="heard">{`${say(`value.${value}.letter`)}: ${say(`value.${value}`)}`}</span>
            {key === undefined ? null : <Key text={write(key)} />}
          </Button>
        )
      })}
    </Group>
  )
}

/** The ground that decisions get from now on, and whether they go on to the next record. The same for every record. */
const Ground = memo(function Ground({ goOn }: { readonly goOn: boolean }) {
  const say = useWords()
  const text = useStore(ground)
  return (
    <>
      <GroundField value={text} onChange={ground.set} onLeave={focusList} />
      <Checkbox
        className="appraise-tick"
        isSelected={goOn}
        onChange={(to) => void changeSettings({ goOn: to })}
      >
        <span className="box" aria-hidden="true" />
        {say('appraise.goOn')}
      </Checkbox>
    </>
  )
})
