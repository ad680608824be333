import type { DriveFile } from './drive.ts'
import { type Properties, writeMsg } from './msg.ts'
import { type PersonKey, people } from './people.ts'

/** What an alderman once dragged out of Outlook into a folder: appointments, a contact and a task, each an .msg file. */
export function outlookItems(): DriveFile[] {
  return [
    { path: `${FOLDER}/Commissie Ruimte en Wonen.msg`, bytes: committee() },
    { path: `${FOLDER}/Werkbezoek Havenkade.msg`, bytes: visit() },
    { path: `${FOLDER}/Lindqvist, Ingeborg.msg`, bytes: contact() },
    { path: `${FOLDER}/Reactie op de zienswijzen.msg`, bytes: task() },
  ]
}

const FOLDER = 'outlook wethouder Bakker'

/** Properties by the names of [MS-OXPROPS] §2. */
const place = {
  MessageClass: 0x001a,
  Subject: 0x0037,
  SubjectPrefix: 0x003d,
  NormalizedSubject: 0x0e1d,
  Body: 0x1000,
  SentRepresentingName: 0x0042,
  SentRepresentingAddressType: 0x0064,
  SentRepresentingEmailAddress: 0x0065,
  LastModificationTime: 0x3008,
  DisplayName: 0x3001,
  AddressType: 0x3002,
  EmailAddress: 0x3003,
  RecipientType: 0x0c15,
  RecipientFlags: 0x5ffd,
  RecipientTrackStatus: 0x5fff,
  GivenName: 0x3a06,
  Surname: 0x3a11,
  CompanyName: 0x3a16,
  Title: 0x3a17,
  BusinessTelephoneNumber: 0x3a08,
  AppointmentStartWhole: ['appointment', 0x820d],
  AppointmentEndWhole: ['appointment', 0x820e],
  Location: ['appointment', 0x8208],
  BusyStatus: ['appointment', 0x8205],
  AppointmentStateFlags: ['appointment', 0x8217],
  TaskStatus: ['task', 0x8101],
  TaskStartDate: ['task', 0x8104],
  TaskDueDate: ['task', 0x8105],
  TaskOwner: ['task', 0x811f],
  FileUnder: ['address', 0x8005],
  Email1DisplayName: ['address', 0x8080],
  Email1AddressType: ['address', 0x8082],
  Email1EmailAddress: ['address', 0x8083],
} as const

function item(messageClass: string, subject: string, body: string, changed: string): Properties {
  return [
    [place.MessageClass, messageClass],
    [place.Subject, subject],
    [place.SubjectPrefix, ''],
    [place.NormalizedSubject, subject],
    [place.Body, body],
    [place.LastModificationTime, new Date(changed)],
    [place.SentRepresentingName, people.ruimte.name],
    [place.SentRepresentingAddressType, 'SMTP'],
    [place.SentRepresentingEmailAddress, people.ruimte.address],
  ]
}

/** Who answered a meeting request how ([MS-OXOCAL] §2.2.4.10). */
const answers = { organised: 1, tentative: 2, accepted: 3, declined: 4, none: 5 } as const

/** Someone who is asked to come; the organiser has the flag that says so. */
function attendee(key: PersonKey, answer: keyof typeof answers, isRequired = true): Properties {
  const { name, address } = people[key]
  return [
    [place.RecipientType, isRequired ? 1 : 2],
    [place.DisplayName, name],
    [place.AddressType, 'SMTP'],
    [place.EmailAddress, address],
    [place.RecipientFlags, answer === 'organised' ? 3 : 1],
    [place.RecipientTrackStatus, answers[answer]],
  ]
}

const BUSY = 2
const MEETING = 1

function committee(): Buffer {
  const agenda =
    'Agenda\r\n1. Opening en mededelingen\r\n2. Bestemmingsplan Centrum-Oost: beantwoording van de zienswijzen\r\n3. Kades en bruggen: stand van zaken\r\n4. Rondvraag\r\n\r\nDe stukken liggen ter inzage bij de griffie.'
  return writeMsg(
    [
      ...item('IPM.Appointment', 'Commissie Ruimte en Wonen', agenda, '2013-03-28T09:12:00Z'),
      [place.AppointmentStartWhole, new Date('2013-04-09T17:30:00Z')],
      [place.AppointmentEndWhole, new Date('2013-04-09T20:00:00Z')],
      [place.Location, 'Raadzaal'],
      [place.BusyStatus, BUSY],
      [place.AppointmentStateFlags, MEETING],
    ],
    [
      attendee('ruimte', 'organised'),
      attendee('griffier', 'accepted'),
      attendee('planoloog', 'accepted'),
      attendee('fractieNoord', 'tentative'),
      attendee('fractieGroen', 'none'),
      attendee('communicatie', 'declined', false),
    ],
  )
}

function visit(): Buffer {
  const body = 'Rondgang met de aannemer langs de Havenkade. Laarzen meenemen.'
  return writeMsg([
    ...item('IPM.Appointment', 'Werkbezoek Havenkade', body, '2014-09-01T08:00:00Z'),
    [place.AppointmentStartWhole, new Date('2014-09-18T07:00:00Z')],
    [place.AppointmentEndWhole, new Date('2014-09-18T09:30:00Z')],
    [place.Location, 'Havenkade, bij de sluis'],
    [place.BusyStatus, BUSY],
  ])
}

function contact(): Buffer {
  const { name, address } = people.project
  return writeMsg([
    ...item('IPM.Contact', name, 'Subsidie voor de kades: elk kwartaal bellen.', '2012-06-05T14:20:00Z'),
    [place.DisplayName, name],
    [place.GivenName, 'Ingeborg'],
    [place.Surname, 'Lindqvist'],
    [place.Title, 'Lead partner'],
    [place.CompanyName, 'Water in Historic Towns'],
    [place.BusinessTelephoneNumber, '+46 8 555 0134'],
    [place.FileUnder, 'Lindqvist, Ingeborg'],
    [place.Email1DisplayName, name],
    [place.Email1AddressType, 'SMTP'],
    [place.Email1EmailAddress, address],
  ])
}

const IN_PROGRESS = 1

function task(): Buffer {
  const body = 'Concept van Zoë lezen; de Historische Vereniging en de familie Yılmaz apart beantwoorden.'
  return writeMsg([
    ...item('IPM.Task', 'Reactie op de zienswijzen voorbereiden', body, '2013-03-20T10:00:00Z'),
    [place.TaskStatus, IN_PROGRESS],
    [place.TaskStartDate, new Date('2013-03-18T00:00:00Z')],
    [place.TaskDueDate, new Date('2013-04-05T00:00:00Z')],
    [place.TaskOwner, people.ruimte.name],
  ])
}
