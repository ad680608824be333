import { appointment, categories, contact, distributionList, journal, note, task } from './item-kinds.ts'
import { attached, attachedByReference, attachedItem, attachedObject, mail } from './items.ts'
import type { FolderPlan, ItemPlan } from './plan.ts'
import { binary, named, sets, text, text8 } from './properties.ts'
import { weekly } from './recurrence.ts'
import { compressedRtf, plainRtf } from './rtf.ts'

const jan = { name: 'Jan de Vries', address: 'j.devries@example.nl' }
const els = { name: 'Els Jansen', address: 'e.jansen@example.nl' }
const wang = { name: '王小明', address: 'wang@example.org' }

/** Bytes that look like nothing, the same each time. */
export function noise(size: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(size)
  let state = seed
  for (let at = 0; at < size; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    bytes[at] = state >>> 16
  }
  return bytes
}

/** Folders with one item of every kind there is, in text of several scripts. */
export function sampleFolders(): FolderPlan[] {
  return [
    {
      name: 'Postvak IN',
      items: [...letters(), ...reports()],
      associated: [
        mail({ subject: 'Weergave', itemClass: 'IPM.Microsoft.FolderDesign.NamedView' }),
        mail({ subject: 'Instellingen', itemClass: 'IPM.Configuration.MRM' }),
      ],
      folders: [
        {
          name: 'Bezwaren & beroepen',
          items: [mail({ subject: 'Bezwaar tegen 会议', text: 'Geachte 会议' })],
        },
      ],
    },
    { name: 'Agenda', containerClass: 'IPF.Appointment', items: appointments() },
    { name: 'Contactpersonen', containerClass: 'IPF.Contact', items: people() },
    { name: 'Taken', containerClass: 'IPF.Task', items: [work()] },
    {
      name: 'Notities',
      containerClass: 'IPF.StickyNote',
      items: [note('Bel de wethouder\r\nvóór vrijdag', 1)],
    },
    { name: 'Logboek', containerClass: 'IPF.Journal', items: [call()] },
    {
      name: 'Verdwaald',
      miscount: 2,
      items: [mail({ subject: 'In geen map', text: 'wees', from: jan, orphan: true })],
    },
    { name: 'Leeg' },
    { name: 'Ongelezen', search: 5 },
  ]
}

function letters(): ItemPlan[] {
  const inner = mail({
    subject: 'FW: Binnenste',
    from: wang,
    to: [jan],
    text: '你好，世界',
    attachments: [
      attached('diep.txt', Buffer.from('diep')),
      attachedItem('dieper', mail({ subject: 'Diepste', text: 'x' })),
    ],
  })
  return [
    mail({
      subject: 'RE: Vergunning vóór de zomer',
      from: jan,
      to: [els, wang],
      cc: [{ name: 'Griffie', address: 'griffie@example.nl' }],
      bcc: [jan],
      text: 'Beste Els,\r\n\r\nzie de bijlage.\r\n',
      html: '<html><body><p>Beste <b>Els</b>, zie de bijlage.</p></body></html>',
      messageId: '<1@example.nl>',
      headers:
        'Received: from mx.example.nl by in.example.nl; Tue, 2 Apr 2013 11:30:00 +0200\r\nFrom: x\r\n\r\n',
      attachments: [
        attached('besluit.pdf', noise(50_000)),
        attached('klein.txt', Buffer.from('klein')),
        attached('leeg.txt', Buffer.alloc(0)),
        attachedItem('Binnenste', inner),
        attachedByReference('plan.xls', '\\\\server\\share\\plan.xls'),
        attachedObject('blad', noise(9000, 2)),
      ],
      ...categories('Rood', 'Bezwaar'),
    }),
    mail({ subject: 'Alleen RTF', from: els, to: [jan], rtf: compressedRtf(rtf('Dag')) }),
    mail({ subject: 'RTF zoals het is', from: els, to: [jan], rtf: plainRtf(rtf('Hallo')) }),
    mail({ subject: 'Koffie à la crème', from: els, to: [jan], text: 'naïef café', codepage: 1252 }),
    mail({
      subject: 'Lang',
      from: wang,
      to: Array.from({ length: 200 }, (_, n) => ({ name: `Ontvanger ${n}`, address: `o${n}@example.org` })),
      text: 'Een lange regel van het verslag.\r\n'.repeat(2000),
      properties: [
        named(sets.mapi, 'x-own', text(0, 'eigen')),
        named(sets.internetHeaders, 'x-spam', text(0, 'nee')),
        named('12345678-1234-4321-8765-0123456789ab', 7, binary(0, noise(4000, 3))),
        ...Array.from({ length: 500 }, (_, n) => named(sets.common, 0x9000 + n, text8(0, `waarde ${n}`))),
      ],
    }),
  ]
}

function rtf(word: string): string {
  return `{\\rtf1\\ansi ${word} {\\b Jan}\\par}`
}

function reports(): ItemPlan[] {
  const signed =
    'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary="b"\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n'
  return [
    mail({
      subject: 'Onbestelbaar: Vergunning',
      itemClass: 'REPORT.IPM.Note.NDR',
      text: 'niet bezorgd',
      to: [els],
    }),
    mail({ subject: 'Gelezen: Vergunning', itemClass: 'REPORT.IPM.Note.IPNRN', text: 'gelezen', to: [jan] }),
    mail({
      subject: 'Ondertekend',
      itemClass: 'IPM.Note.SMIME.MultipartSigned',
      from: jan,
      attachments: [attached('smime.p7m', Buffer.from(signed), [text(0x370e, 'multipart/signed')])],
    }),
    mail({
      subject: 'Versleuteld',
      itemClass: 'IPM.Note.SMIME',
      from: jan,
      attachments: [attached('smime.p7m', noise(3000, 4), [text(0x370e, 'application/pkcs7-mime')])],
    }),
    mail({ subject: 'Bericht op het bord', itemClass: 'IPM.Post', from: els, text: 'voor allen' }),
    mail({
      subject: 'nota.doc',
      itemClass: 'IPM.Document.Word.Document.8',
      attachments: [attached('nota.doc', noise(700, 5))],
    }),
    mail({ subject: 'Iets anders', itemClass: 'IPM.Vreemd.Eigen', text: 'onbekend' }),
    bare(),
  ]
}

/** An item with next to nothing. */
function bare(): ItemPlan {
  return { properties: [text(0x001a, 'IPM')] }
}

function appointments(): ItemPlan[] {
  const start = new Date('2013-04-02T08:00:00Z')
  const end = new Date('2013-04-02T09:00:00Z')
  return [
    appointment({ subject: 'Overleg', start, end, location: 'Kamer 3', reminder: 15, text: 'agenda volgt' }),
    appointment({
      subject: 'Vrije dag',
      start: new Date('2013-04-30T00:00:00Z'),
      end: new Date('2013-05-01T00:00:00Z'),
      allDay: true,
    }),
    appointment({
      subject: 'Staf',
      start,
      end,
      location: 'Raadzaal',
      from: jan,
      to: [els],
      recurrence: weekly({
        start: new Date('2013-04-02T10:00:00Z'),
        duration: 60,
        days: 4,
        count: 10,
        last: new Date('2013-06-04T00:00:00Z'),
        removed: [new Date('2013-04-30T10:00:00Z')],
        changed: [
          {
            was: new Date('2013-04-16T10:00:00Z'),
            start: new Date('2013-04-17T13:00:00Z'),
            end: new Date('2013-04-17T14:00:00Z'),
            subject: 'Staf (verzet)',
            location: 'Kamer 1',
          },
        ],
      }),
    }),
    appointment({
      subject: 'Uitnodiging',
      itemClass: 'IPM.Schedule.Meeting.Request',
      start,
      end,
      from: jan,
      to: [els],
      location: 'Kamer 2',
    }),
    appointment({
      subject: 'Geaccepteerd: Uitnodiging',
      itemClass: 'IPM.Schedule.Meeting.Resp.Pos',
      start,
      end,
      from: els,
      to: [jan],
    }),
  ]
}

function people(): ItemPlan[] {
  return [
    contact({
      given: 'Fatima',
      family: 'el Amrani',
      company: 'Gemeente Voorbeeld',
      email: 'f.elamrani@example.nl',
      phone: '+31 20 555 0101',
      mobile: '+31 6 5550 0102',
      street: 'Dorpsstraat 1',
      city: 'Voorbeeld',
      birthday: new Date('1980-02-29T00:00:00Z'),
      text: 'kent de wijk',
    }),
    distributionList('Commissie', [jan, els, wang]),
  ]
}

function work(): ItemPlan {
  return task({
    subject: 'Nota schrijven',
    text: 'voor de raad',
    start: new Date('2013-04-01T00:00:00Z'),
    due: new Date('2013-04-12T00:00:00Z'),
    done: 0.5,
    owner: 'Jan de Vries',
  })
}

function call(): ItemPlan {
  return journal({
    subject: 'Gebeld met de provincie',
    type: 'Phone call',
    start: new Date('2013-04-03T09:00:00Z'),
    end: new Date('2013-04-03T09:12:00Z'),
  })
}
