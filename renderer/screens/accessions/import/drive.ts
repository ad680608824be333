import type { Checked } from '../../../../shared/contract.ts'
import type { AccessionTotals } from '../../../../shared/ledger.ts'
import { ask, askDropped } from '../../../bridge.ts'
import { ended, forgetEnded } from '../../../state/jobs.ts'
import { tellFailure } from '../../../state/notice.ts'
import { go } from '../../../state/route.ts'
import { makeStore } from '../../../state/store.ts'
import { isSameDrive } from './roots.ts'
import { type DriveJobs, stageOf } from './stage.ts'

/** What is told about a hand-over. `received` is a day as ISO 8601, or ''. */
export type HandOver = Omit<Checked<'accession.import'>, 'ticket'>

/** The drive that was chosen for import: files and folders as one ticket, and what is told about them. */
export type Drive = DriveJobs & {
  readonly ticket: string
  /** The last names of what was chosen, to show. */
  readonly names: readonly string[]
  readonly handOver: HandOver
  /** The interrupted accession that was to go on with it. */
  readonly resumes: AccessionTotals | null
}

/** The one drive at hand; null before one is chosen. It outlives the page, so that one can leave and come back. */
export const drive = makeStore<Drive | null>(null)
/** The interrupted accession for which its drive is to be chosen again. */
export const resuming = makeStore<AccessionTotals | null>(null)

type Chosen = { readonly ticket: string; readonly names: readonly string[] }

/** Whether the import of a drive goes on with one that was interrupted; else it becomes an accession of its own. */
export function goesOn({ resumes, names }: Pick<Drive, 'resumes' | 'names'>): boolean {
  return resumes !== null && isSameDrive(resumes.roots, names)
}

/** Whether an inventory or import of the drive at hand is going on: until it ends no other can be taken up. */
export function isAtWork(): boolean {
  const now = drive.get()
  if (now === null) return false
  const { is } = stageOf(now, ended.get())
  return is === 'looking' || is === 'importing'
}

/** Shows the page for importing, with the drive at hand if there is one that is not done with. */
export function showImport(): void {
  const now = drive.get()
  if (now !== null && stageOf(now, ended.get()).is === 'imported') putDriveDown()
  go({ screen: 'accessions', accession: 'new' })
}

/** Shows the page for going on with an interrupted accession. */
export function showResume(accession: AccessionTotals): void {
  if (!isAtWork()) {
    putDriveDown()
    resuming.set(accession)
  }
  go({ screen: 'accessions', accession: 'new' })
}

/** Asks for folders or files, and takes stock of what was chosen. */
export async function chooseDrive(what: 'drive-folder' | 'drive-files'): Promise<void> {
  const reply = await ask('desk.choose', { what })
  if (!reply.ok) return tellFailure(reply.failure)
  if (reply.value.chosen !== null) takeDrive(reply.value.chosen, true)
}

/** Takes up files and folders dropped on the window. Without an open depot they wait until one is open. */
export async function dropDrive(files: readonly File[], isOpen: boolean): Promise<void> {
  const reply = await askDropped(files)
  if (!reply.ok) return tellFailure(reply.failure)
  takeDrive(reply.value, isOpen)
}

/** Begins the inventory of the drive at hand. */
export async function takeStock(): Promise<void> {
  const now = drive.get()
  if (now === null) return
  forgetEnded('source.inventory')
  change({ inventory: null, import: null, refused: null })
  const reply = await ask('source.inventory', { ticket: now.ticket })
  change(reply.ok ? { inventory: reply.value.job } : { refused: reply.failure })
}

/** Begins the import of the drive at hand, or goes on with it. */
export async function importDrive(): Promise<void> {
  const now = drive.get()
  if (now === null) return
  change({ refused: null })
  const reply = await ask('accession.import', { ticket: now.ticket, ...now.handOver })
  change(reply.ok ? { import: reply.value.job } : { refused: reply.failure })
}

/** Changes what is told about the hand-over. */
export function tellHandOver(told: Partial<HandOver>): void {
  drive.set((now) => (now === null ? null : { ...now, handOver: { ...now.handOver, ...told } }))
}

/** Leaves the drive at hand; what was imported of it stays. */
export function putDriveDown(): void {
  drive.set(null)
  resuming.set(null)
}

/** Takes up a waiting drive once a depot is open, and leaves one whose depot was closed. */
export function followDepot(isOpen: boolean): void {
  const now = drive.get()
  if (now === null) return
  const isWaiting = now.inventory === null && now.import === null && now.refused === null
  if (!isWaiting) {
    putDriveDown()
  } else if (isOpen) {
    go({ screen: 'accessions', accession: 'new' })
    void takeStock()
  }
}

function takeDrive({ ticket, names }: Chosen, isOpen: boolean): void {
  const resumes = resuming.get()
  resuming.set(null)
  const handOver = resumes ?? {
    ...nothingTold,
    received: today(),
    medium: names.join(', ').slice(0, MOST_MEDIUM),
  }
  drive.set({
    ...{ ticket, names, resumes, inventory: null, import: null, refused: null },
    handOver: pick(handOver),
  })
  go(isOpen ? { screen: 'accessions', accession: 'new' } : { screen: 'start' })
  // What was begun needs no second look: it goes on where it stopped.
  if (isOpen && !goesOn({ resumes, names })) void takeStock()
}

const MOST_MEDIUM = 200
const nothingTold: HandOver = { handedOverBy: '', received: '', medium: '', mailbox: '', holder: '' }

function pick({ handedOverBy, received, medium, mailbox, holder }: HandOver): HandOver {
  return { handedOverBy, received, medium, mailbox, holder }
}

function change(now: Partial<Drive>): void {
  drive.set((before) => (before === null ? null : { ...before, ...now }))
}

/** Today where the person is, as ISO 8601. */
function today(): string {
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
