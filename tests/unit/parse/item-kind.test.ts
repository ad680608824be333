import { expect, test } from 'vitest'
import { kindOfItem } from '../../../main/parse/item-kind.ts'

test.each([
  ['IPM.Note', 'mail'],
  ['IPM.Note.SMIME.MultipartSigned', 'mail'],
  ['ipm.note.rules.oofTemplate.microsoft', 'mail'],
  ['REPORT.IPM.Note.NDR', 'report'],
  ['Report.IPM.Note.IPNRN', 'report'],
  ['IPM.Recall.Report.Failure', 'report'],
  ['IPM.Appointment', 'calendar'],
  ['IPM.Appointment.Occurrence', 'calendar'],
  ['IPM.Schedule.Meeting.Resp.Pos', 'calendar'],
  ['IPM.OLE.CLASS.{00061055-0000-0000-C000-000000000046}', 'calendar'],
  ['IPM.Contact', 'contact'],
  ['IPM.DistList', 'list'],
  ['IPM.Task', 'task'],
  ['IPM.TaskRequest.Accept', 'task'],
  ['IPM.StickyNote', 'note'],
  ['IPM.Activity', 'journal'],
  ['IPM.Post.Rss', 'post'],
  ['IPM.Document.Word.Document.8', 'document'],
  ['IPM.Configuration.CategoryList', 'setting'],
  ['IPM.Notebook', 'unknown'],
  ['IPM', 'unknown'],
  ['', 'unknown'],
])('%j is %s', (itemClass, kind) => {
  expect(kindOfItem(itemClass, { isAssociated: false, isSent: false })).toBe(kind)
  expect(kindOfItem(itemClass, { isAssociated: true, isSent: true })).toBe('setting')
  expect(kindOfItem(itemClass, { isAssociated: false, isSent: true })).toBe(
    kind === 'unknown' ? 'mail' : kind,
  )
})
