import { Button, Checkbox, Form } from 'react-aria-components'
import type { Value } from '../../../shared/value.ts'
import { Explained } from '../../parts/explained.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useStore } from '../../state/store.ts'
import { useWords } from '../../state/words.ts'
import { BulkChanges } from './bulk-changes.tsx'
import { BulkWhat } from './bulk-what.tsx'
import { GroundField } from './ground-field.tsx'
import { type Bulk, closeSheet, markSheet } from './sheets.ts'
import { useBulkForm } from './use-bulk-form.ts'
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
  const form = useBulkForm(bulk, first)
  const { value, preview, now, failure, overrules, canApply } = form
  return (
    <Form
      className="appraise-bulk"
      onSubmit={(event) => {
        event.preventDefault()
        void form.apply()
      }}
    >
      <BulkWhat bulk={bulk} of={now?.of ?? null} />
      <ValueChoice value={value} onChoose={form.choose} />
      {failure === null ? null : <Explained failure={failure} />}
      {form.isOutdated ? (
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
        <Checkbox className="appraise-tick" isSelected={form.mayOverrule} onChange={form.allow}>
          <span className="box" aria-hidden="true" />
          {say('appraise.bulk.overrule', { n: overrules })}
        </Checkbox>
      )}
      <GroundField value={form.reason} onChange={form.giveReason} isRequired />
      <footer className="sheet-foot">
        <Button onPress={closeSheet}>{say('action.cancel')}</Button>
        <Button type="submit" className="primary" isDisabled={!canApply} data-apply>
          {form.isWorking
            ? say('appraise.bulk.working')
            : value === null
              ? say('appraise.bulk.choose')
              : say('appraise.bulk.apply', { n: now?.of ?? 0, value })}
        </Button>
      </footer>
    </Form>
  )
}
