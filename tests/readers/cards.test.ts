import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCard } from '../../main/parse/cards/card.ts'
import { readPropertySet } from '../../main/read/mapi/form.ts'
import { readMsg } from '../../main/read/msg/read-msg.ts'
import { pstAnsi } from '../../main/read/pst/pst.ts'
import { openFile } from '../../main/source/bytes.ts'
import { ItemCard } from '../../shared/item-card.ts'
import { describeWithCorpora } from '../helpers/corpora.ts'

const at = (time: string) => Date.parse(`${time}Z`) / 1000

describeWithCorpora('cards of real items', (corpora) => {
  test.each<[file: string, card: object]>([
    [
      'tika/testMSG_Appointment.msg',
      {
        card: 'calendar',
        start: at('2017-02-28T18:30'),
        end: at('2017-02-28T19:00'),
        zone: 'Eastern Standard Time',
        offset: -300,
        recurs: false,
        busy: 'busy',
      },
    ],
    [
      'kenjiuno/A schedule.msg',
      {
        card: 'calendar',
        start: at('2021-10-13T09:30'),
        zone: 'Tokyo Standard Time',
        offset: 540,
        reminder: 900,
      },
    ],
    [
      'tika/testMSG_Contact.msg',
      { card: 'contact', parts: ['Fox', 'Quick', 'Brown', 'Dr', 'Jr'], jobTitle: 'Jumper' },
    ],
    ['tika/testMSG_StickyNote.msg', { card: 'note', colour: 'yellow' }],
    [
      'tika/testMSG_Task.msg',
      { card: 'task', start: at('2017-02-19T00:00'), end: at('2017-03-10T00:00'), status: 'in-progress' },
    ],
    ['kenjiuno/contactUnicode.msg', { card: 'contact', birthday: at('2000-01-01T00:00') }],
  ])('%s', (file, expected) => {
    const { card, problems } = readCard(readMsg(readFileSync(join(corpora, 'msg', file))).item)
    expect(card).toMatchObject(expected)
    expect(ItemCard.safeParse(card).error).toBeUndefined()
    expect(problems).toEqual([])
  })

  test('the appointment of a 32-bit file of personal folders', async () => {
    const file = openFile(join(corpora, 'pst/go-pst/32-bit.pst'))
    const cards: (ItemCard | null)[] = []
    try {
      for await (const step of pstAnsi.read(file, 0, {}))
        if (step.step === 'item' && step.bytes !== null)
          cards.push(readCard(readPropertySet(step.bytes).item).card)
    } finally {
      file.close()
    }
    expect(cards).toMatchObject([
      {
        card: 'calendar',
        start: at('2004-08-19T18:30'),
        end: at('2004-08-19T19:30'),
        busy: 'tentative',
        attendees: [
          ...Array.from({ length: 3 }, () => ({ part: 'required', answer: 'none' })),
          ...Array.from({ length: 3 }, () => ({ part: 'optional', answer: 'none' })),
        ],
      },
    ])
  })
})
