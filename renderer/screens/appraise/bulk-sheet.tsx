import { useState } from 'react'
import { Button, Checkbox, Form } from 'react-aria-components'
import type { Value } from '../../../shared/value.ts'
import { Explained } from '../../parts/explained.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { tellFailure } from '../../state/notice.ts'
import { useStore } from '../../state/store.ts'
import { useWords } from '../../state/words.ts'
import { applyBulk, usePreview } from './bulk.ts'
import { BulkChanges } from './bulk-changes.tsx'
import { BulkWhat } from './bulk-what.tsx'
import { ground, LONGEST_GROUND } from './ground.ts'
import { GroundField } from './ground-field.tsx'
import { type Bulk, closeSheet, markSheet } from './sheets.ts'
import { ValueChoice } from './value-choice.tsx'

/** Marks many records: what, how many, what changes, on which ground; then one button that says it all. */
export function BulkSheet() {
  const say = useWords()
  const open = useStore(markSheet)
  return (
    <Sheet title={say('appraise.bulk.title')} isOpen={open?.is === 'bulk'} onClose={closeSheet}>
      {open?.is === 'bulk' ? <BulkForm bulk={open.bulk} first={open.value} /> : null}
    </Sheet>
  )
}

function BulkForm({ bulk, first }: { readonly bulk: Bulk; readonly first: Value | null }) {
  const say = useWords()
  const [value, choose] = useState(first)
  const [reason, setReason] = useState(() => (ground.get() || usualGround(bulk)).slice(0, LONGEST_GROUND))
  const [mayOverrule, allow] = useState(false)
  const [isWorking, work] = useState(false)
  const [isOutdated, setOutdated] = useState(false)
  const { preview, now, failure, again } = usePreview(bulk.scope, value ?? 'N')
  const overrules = now === null || value === null || value === 'B' ? 0 : now.counts.B
  const canApply =
    value !== null &&
    preview !== null &&
    preview.of > 0 &&
    reason.trim() !== '' &&
    (overrules === 0 || mayOverrule) &&
    !isWorking

  const apply = async () => {
    if (!canApply) return
    work(true)
    setOutdated(false)
    const failed = await applyBulk({ bulk, value, reason: reason.trim(), preview })
    work(false)
    const open = markSheet.get()
    // Closed meanwhile: the work went on, and another sheet may be open.
    const isOpen = open?.is === 'bulk' && open.bulk === bulk
    if (failed === null) {
      if (isOpen) closeSheet()
    } else if (isOpen && failed.kind === 'preview-outdated') {
      setOutdated(true)
      allow(false)
      again()
    } else tellFailure(failed)
  }
  return (
    <Form
      className="appraise-bulk"
      onSubmit={(event) => {
        event.preventDefault()
        void apply()
      }}
    >
      <BulkWhat bulk={bulk} of={now?.of ?? null} />
      <ValueChoice value={value} onChoose={choose} />
      {failure === null ? null : <Explained failure={failure} />}
      {isOutdated ? (
        <p className="appraise-warning" role="alert">
          {say('appraise.bulk.outdated')}
        </p>
      ) : null}
      {now === null ? (
        <p className="soft">{failure === null ? say('appraise.bulk.counting') : ''}</p>
      ) : (
        <BulkChanges
          counts={now.counts}
          value={value}
          overruled={value === null ? [] : (preview?.overruled ?? [])}
        />
      )}
      {overrules === 0 ? null : (
        <Checkbox className="appraise-tick" isSelected={mayOverrule} onChange={allow}>
          <span className="box" aria-hidden="true" />
          {say('appraise.bulk.overrule', { n: overrules })}
        </Checkbox>
      )}
      <GroundField value={reason} onChange={setReason} isRequired />
      <footer className="sheet-foot">
        <Button onPress={closeSheet}>{say('action.cancel')}</Button>
        <Button type="submit" className="primary" isDisabled={!canApply} data-apply>
          {isWorking
            ? say('appraise.bulk.working')
            : value === null
              ? say('appraise.bulk.choose')
              : say('appraise.bulk.apply', { n: now?.of ?? 0, value })}
        </Button>
      </footer>
    </Form>
  )

  function usualGround({ is, name }: Bulk): string {
    if (is !== 'query') return say(`appraise.ground.${is}`)
    return name.trim() === '' ? say('appraise.ground.all') : say('appraise.ground.query', { query: name })
  }
}
