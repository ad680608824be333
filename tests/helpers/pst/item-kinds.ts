import { item, type MailPlan, type More, mail, type Person } from './items.ts'
import type { ItemPlan } from './plan.ts'
import {
  binary,
  bool,
  double,
  int32,
  named,
  sets,
  several,
  text,
  texts,
  ticksOf,
  time,
} from './properties.ts'
import { BINARY } from './values.ts'

export type AppointmentPlan = MailPlan & {
  readonly start: Date
  readonly end: Date
  readonly location?: string
  readonly allDay?: boolean
  /** PidLidAppointmentRecur: `weekly()` makes one. */
  readonly recurrence?: Buffer
  /** Minutes before the start. */
  readonly reminder?: number
  readonly zone?: string
}

/** An appointment ([MS-OXOCAL] §2.2.1); with `itemClass` "IPM.Schedule.Meeting.Request" an invitation to one. */
export function appointment(plan: AppointmentPlan): ItemPlan {
  const { recurrence, reminder } = plan
  return mail({
    ...plan,
    itemClass: plan.itemClass ?? 'IPM.Appointment',
    properties: [
      time(0x0060, plan.start),
      time(0x0061, plan.end),
      named(sets.appointment, 0x820d, time(0, plan.start)),
      named(sets.appointment, 0x820e, time(0, plan.end)),
      named(sets.appointment, 0x8208, text(0, plan.location ?? '')),
      named(sets.appointment, 0x8215, bool(0, plan.allDay ?? false)),
      named(sets.appointment, 0x8205, int32(0, 2)),
      named(sets.appointment, 0x8217, int32(0, (plan.to ?? []).length === 0 ? 0 : 1)),
      named(sets.appointment, 0x8223, bool(0, recurrence !== undefined)),
      named(sets.appointment, 0x8234, text(0, plan.zone ?? '(UTC+01:00) Amsterdam')),
      named(sets.appointment, 0x8233, binary(0, amsterdam())),
      named(sets.meeting, 0x0003, binary(0, globalObjectId(plan.start))),
      ...(recurrence === undefined ? [] : [named(sets.appointment, 0x8216, binary(0, recurrence))]),
      ...(reminder === undefined ? [] : [named(sets.common, 0x8501, int32(0, reminder))]),
      named(sets.common, 0x8503, bool(0, reminder !== undefined)),
      ...(plan.properties ?? []),
    ],
  })
}

/** PidLidGlobalObjectId ([MS-OXOCAL] §2.2.1.27), its data made from the start. */
function globalObjectId(start: Date): Buffer {
  const bytes = Buffer.alloc(56)
  Buffer.from('040000008200e00074c5b7101a82e008', 'hex').copy(bytes)
  bytes.writeBigUInt64LE(ticksOf(start), 20)
  bytes.writeUInt32LE(16, 36)
  bytes.writeBigUInt64LE(ticksOf(start), 40)
  return bytes
}

/** PidLidTimeZoneStruct ([MS-OXOCAL] §2.2.1.39): an hour east, two from the last Sunday of March to that of October. */
function amsterdam(): Buffer {
  const bytes = Buffer.alloc(48)
  bytes.writeInt32LE(-60, 0)
  bytes.writeInt32LE(-60, 8)
  // SYSTEMTIME: month, day of the week, which of the month (5 is the last), hour.
  for (const [at, month, hour] of [
    [14, 10, 3],
    [32, 3, 2],
  ] as const) {
    bytes.writeUInt16LE(month, at + 2)
    bytes.writeUInt16LE(5, at + 6)
    bytes.writeUInt16LE(hour, at + 8)
  }
  return bytes
}

export type ContactPlan = More & {
  readonly given: string
  readonly family: string
  readonly company?: string
  readonly email?: string
  readonly phone?: string
  readonly mobile?: string
  readonly street?: string
  readonly city?: string
  readonly birthday?: Date
  readonly text?: string
}

/** [MS-OXOCNTC] §2.2.1. */
export function contact(plan: ContactPlan): ItemPlan {
  const name = `${plan.given} ${plan.family}`
  const plain: [number, string | undefined][] = [
    [0x001a, 'IPM.Contact'],
    [0x0037, name],
    [0x3001, name],
    [0x3a06, plan.given],
    [0x3a11, plan.family],
    [0x3a16, plan.company],
    [0x3a08, plan.phone],
    [0x3a1c, plan.mobile],
    [0x1000, plan.text],
  ]
  const ofSet: [number, string | undefined][] = [
    [0x8005, `${plan.family}, ${plan.given}`],
    [0x8045, plan.street],
    [0x8046, plan.city],
    [0x8080, plan.email === undefined ? undefined : name],
    [0x8082, plan.email === undefined ? undefined : 'SMTP'],
    [0x8083, plan.email],
    [0x8084, plan.email],
  ]
  return item(plan, {
    properties: [
      ...plain.flatMap(([id, value]) => (value === undefined ? [] : [text(id, value)])),
      ...ofSet.flatMap(([id, value]) =>
        value === undefined ? [] : [named(sets.address, id, text(0, value))],
      ),
      ...(plan.birthday === undefined ? [] : [time(0x3a42, plan.birthday)]),
    ],
  })
}

/** A list of people by one-off entry identifiers ([MS-OXOCNTC] §2.2.2.3, [MS-OXCDATA] §2.2.5.1). */
export function distributionList(name: string, members: readonly Person[], more: More = {}): ItemPlan {
  const entries = members.map(oneOff)
  return item(more, {
    properties: [
      text(0x001a, 'IPM.DistList'),
      text(0x0037, name),
      text(0x3001, name),
      named(sets.address, 0x8053, text(0, name)),
      named(sets.address, 0x8054, several(0, BINARY, entries)),
      named(sets.address, 0x8055, several(0, BINARY, entries)),
    ],
  })
}

function oneOff({ name, address }: Person): Buffer {
  const head = Buffer.from('00000000812b1fa4bea310199d6e00dd010f540200000190', 'hex')
  return Buffer.concat([head, Buffer.from(`${name}\0SMTP\0${address}\0`, 'utf16le')])
}

export type TaskPlan = More & {
  readonly subject: string
  readonly text?: string
  readonly start?: Date
  readonly due?: Date
  readonly completed?: Date
  /** 0 to 1. */
  readonly done?: number
  readonly owner?: string
}

/** [MS-OXOTASK] §2.2.2. */
export function task(plan: TaskPlan): ItemPlan {
  const done = plan.done ?? (plan.completed === undefined ? 0 : 1)
  const times: [number, Date | undefined][] = [
    [0x8104, plan.start],
    [0x8105, plan.due],
    [0x810f, plan.completed],
  ]
  return item(plan, {
    properties: [
      text(0x001a, 'IPM.Task'),
      text(0x0037, plan.subject),
      ...(plan.text === undefined ? [] : [text(0x1000, plan.text)]),
      named(sets.task, 0x8101, int32(0, done === 1 ? 2 : done === 0 ? 0 : 1)),
      named(sets.task, 0x8102, double(0, done)),
      named(sets.task, 0x811c, bool(0, done === 1)),
      named(sets.task, 0x811f, text(0, plan.owner ?? '')),
      ...times.flatMap(([id, at]) => (at === undefined ? [] : [named(sets.task, id, time(0, at))])),
    ],
  })
}

/** A sticky note ([MS-OXONOTE] §2.2); `colour` 0 blue, 1 green, 2 pink, 3 yellow, 4 white. */
export function note(words: string, colour = 3, more: More = {}): ItemPlan {
  return item(more, {
    properties: [
      text(0x001a, 'IPM.StickyNote'),
      text(0x0037, words.split(/\r?\n/)[0] ?? ''),
      text(0x1000, words),
      time(0x3008, new Date('2012-05-06T07:08:09Z')),
      named(sets.note, 0x8b00, int32(0, colour)),
    ],
  })
}

export type JournalPlan = More & {
  readonly subject: string
  readonly type: string
  readonly start: Date
  readonly end: Date
  readonly text?: string
}

/** [MS-OXOJRNL] §2.2.1. */
export function journal(plan: JournalPlan): ItemPlan {
  return item(plan, {
    properties: [
      text(0x001a, 'IPM.Activity'),
      text(0x0037, plan.subject),
      ...(plan.text === undefined ? [] : [text(0x1000, plan.text)]),
      named(sets.log, 0x8700, text(0, plan.type)),
      named(sets.log, 0x8706, time(0, plan.start)),
      named(sets.log, 0x8707, int32(0, (plan.end.getTime() - plan.start.getTime()) / 60_000)),
      named(sets.log, 0x8708, time(0, plan.end)),
    ],
  })
}

/** Categories of an item (PidNameKeywords). */
export function categories(...words: readonly string[]): More {
  return { properties: [named(sets.publicStrings, 'Keywords', texts(0, words))] }
}
