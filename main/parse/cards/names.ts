import type { PropertyName } from '../../read/mapi/item.ts'
import {
  PS_PUBLIC_STRINGS,
  PSETID_Address,
  PSETID_Appointment,
  PSETID_Common,
  PSETID_Log,
  PSETID_Meeting,
  PSETID_Note,
  PSETID_Task,
} from '../../read/mapi/sets.ts'

/** Named properties as [MS-OXPROPS] §2 names them: those that cards are made of. */
const named =
  (set: string) =>
  (name: number): PropertyName => ({ set, name })

export const PidNameKeywords: PropertyName = { set: PS_PUBLIC_STRINGS, name: 'Keywords' }

const appointment = named(PSETID_Appointment)
export const PidLidAppointmentSequence = appointment(0x8201)
export const PidLidBusyStatus = appointment(0x8205)
export const PidLidLocation = appointment(0x8208)
export const PidLidAppointmentStartWhole = appointment(0x820d)
export const PidLidAppointmentEndWhole = appointment(0x820e)
export const PidLidAppointmentSubType = appointment(0x8215)
export const PidLidAppointmentRecur = appointment(0x8216)
export const PidLidAppointmentStateFlags = appointment(0x8217)
export const PidLidRecurring = appointment(0x8223)
export const PidLidExceptionReplaceTime = appointment(0x8228)
export const PidLidTimeZoneStruct = appointment(0x8233)
export const PidLidTimeZoneDescription = appointment(0x8234)
export const PidLidAppointmentTimeZoneDefinitionStartDisplay = appointment(0x825e)
export const PidLidAppointmentTimeZoneDefinitionEndDisplay = appointment(0x825f)
export const PidLidAppointmentTimeZoneDefinitionRecur = appointment(0x8260)

const meeting = named(PSETID_Meeting)
export const PidLidGlobalObjectId = meeting(0x0003)
export const PidLidCleanGlobalObjectId = meeting(0x0023)

const common = named(PSETID_Common)
export const PidLidReminderDelta = common(0x8501)
export const PidLidReminderTime = common(0x8502)
export const PidLidReminderSet = common(0x8503)
export const PidLidPrivate = common(0x8506)
export const PidLidCommonStart = common(0x8516)
export const PidLidCommonEnd = common(0x8517)
export const PidLidTaskGlobalId = common(0x8519)
export const PidLidReminderSignalTime = common(0x8560)

const task = named(PSETID_Task)
export const PidLidTaskStatus = task(0x8101)
export const PidLidPercentComplete = task(0x8102)
export const PidLidTaskStartDate = task(0x8104)
export const PidLidTaskDueDate = task(0x8105)
export const PidLidTaskDateCompleted = task(0x810f)
export const PidLidTaskRecurrence = task(0x8116)
export const PidLidTaskComplete = task(0x811c)
export const PidLidTaskOwner = task(0x811f)
export const PidLidTaskFRecurring = task(0x8126)

const address = named(PSETID_Address)
export const PidLidFileUnder = address(0x8005)
export const PidLidHomeAddress = address(0x801a)
export const PidLidWorkAddress = address(0x801b)
export const PidLidOtherAddress = address(0x801c)
export const PidLidHtml = address(0x802b)
export const PidLidWorkAddressStreet = address(0x8045)
export const PidLidWorkAddressCity = address(0x8046)
export const PidLidWorkAddressState = address(0x8047)
export const PidLidWorkAddressPostalCode = address(0x8048)
export const PidLidWorkAddressCountry = address(0x8049)
export const PidLidWorkAddressPostOfficeBox = address(0x804a)
export const PidLidDistributionListName = address(0x8053)
export const PidLidDistributionListOneOffMembers = address(0x8054)
export const PidLidDistributionListMembers = address(0x8055)
export const PidLidDistributionListStream = address(0x8064)
export const PidLidEmail1DisplayName = address(0x8080)
export const PidLidEmail1EmailAddress = address(0x8083)
export const PidLidEmail1OriginalDisplayName = address(0x8084)
export const PidLidEmail2DisplayName = address(0x8090)
export const PidLidEmail2EmailAddress = address(0x8093)
export const PidLidEmail2OriginalDisplayName = address(0x8094)
export const PidLidEmail3DisplayName = address(0x80a0)
export const PidLidEmail3EmailAddress = address(0x80a3)
export const PidLidEmail3OriginalDisplayName = address(0x80a4)
export const PidLidBirthdayLocal = address(0x80de)

const log = named(PSETID_Log)
export const PidLidLogType = log(0x8700)
export const PidLidLogStart = log(0x8706)
export const PidLidLogEnd = log(0x8708)
export const PidLidLogTypeDescription = log(0x8712)

const note = named(PSETID_Note)
export const PidLidNoteColor = note(0x8b00)
