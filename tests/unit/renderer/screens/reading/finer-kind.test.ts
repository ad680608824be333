import { expect, test } from 'vitest'
import { finerKindOf } from '../../../../../renderer/screens/reading/finer-kind.ts'

test.each([
  ['IPM.Schedule.Meeting.Request', 'invitation'],
  ['ipm.schedule.meeting.resp.pos', 'accepts'],
  ['IPM.Schedule.Meeting.Resp.Tent', 'perhaps'],
  ['IPM.Schedule.Meeting.Resp.Neg', 'declines'],
  ['REPORT.IPM.Note.IPNRN', 'read'],
  ['REPORT.IPM.Note.IPNNRN', 'unread'],
  ['REPORT.IPM.Schedule.Meeting.Request.NDR', 'undelivered'],
  ['REPORT.IPM.Note.DR', 'delivered'],
  ['REPORT.IPM.Note.Delayed.DR', null],
  ['REPORT.IPM.Note.Relayed.DR', null],
  ['IPM.Appointment', null],
  ['IPM.Schedule.Meeting.Canceled', null],
  ['IPM.Schedule.Meeting.Requests', null],
  ['IPM.Note', null],
  ['', null],
])('an item of the class %s is: %s', (itemClass, kind) => {
  expect(finerKindOf(itemClass)).toBe(kind)
})
