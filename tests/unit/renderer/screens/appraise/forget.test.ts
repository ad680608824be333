import { expect, test } from 'vitest'
import { forgetMarking } from '../../../../../renderer/screens/appraise/forget.ts'
import { ground } from '../../../../../renderer/screens/appraise/ground.ts'
import { markSheet } from '../../../../../renderer/screens/appraise/sheets.ts'
import { decisionOf, rememberDecision } from '../../../../../renderer/screens/appraise/taken.ts'
import { notice, tell } from '../../../../../renderer/state/notice.ts'

test('nothing of one depot can be taken back in the next', () => {
  rememberDecision({ event: 12, record: 4, from: 'N' })
  ground.set('beleid')
  markSheet.set({ is: 'note', record: 4 })
  tell('3 records', () => {})
  expect(decisionOf(12)).toEqual({ event: 12, record: 4, from: 'N' })
  forgetMarking()
  expect([decisionOf(12), ground.get(), markSheet.get(), notice.get()]).toEqual([null, '', null, null])
})

test('what was said without a way back stays said', () => {
  tell('checked')
  forgetMarking()
  expect(notice.get()?.text).toBe('checked')
})
