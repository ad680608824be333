import { useState } from 'react'
import type { Value } from '../../../shared/value.ts'
import { tellFailure } from '../../state/notice.ts'
import { say } from '../../state/words.ts'
import { applyBulk, usePreview } from './bulk.ts'
import { ground, LONGEST_GROUND } from './ground.ts'
import { type Bulk, closeSheet, markSheet } from './sheets.ts'

/** What a person filled in to mark many records, what that would change, and the way to do it. `first`: the value chosen already. */
export function useBulkForm(bulk: Bulk, first: Value | null) {
  const [value, choose] = useState(first)
  const [reason, giveReason] = useState(() => (ground.get() || usualGround(bulk)).slice(0, LONGEST_GROUND))
  const [mayOverrule, allow] = useState(false)
  const [isWorking, work] = useState(false)
  const [isOutdated, setOutdated] = useState(false)
  const { preview, now, failure, again } = usePreview(bulk.scope, value ?? 'N')
  /** Permanent records that would become something else: that wants a tick of its own. */
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
  return {
    ...{ value, choose, reason, giveReason, mayOverrule, allow, isWorking, isOutdated },
    ...{ preview, now, failure, overrules, canApply, apply },
  }
}

function usualGround({ is, name }: Bulk): string {
  if (is !== 'query') return say(`appraise.ground.${is}`)
  return name.trim() === '' ? say('appraise.ground.all') : say('appraise.ground.query', { query: name })
}
