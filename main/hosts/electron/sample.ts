import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeSampleDrive } from '../sample/drive.ts'
import type { Language } from './language.ts'
import type { Tickets } from './tickets.ts'
import type { Workplace } from './workplace.ts'
import { unwritten } from './write-file.ts'

const names: Readonly<Record<Language, string>> = { nl: 'Voorbeeld.depot', en: 'Sample.depot' }

/** The folder of the samples, in the folder of the program's own files. */
export function sampleFolder(userData: string): string {
  return join(userData, 'sample')
}

/** Whether a depot is one of the samples, which lie in a folder of their own. */
export function isSample(userData: string, file: string): boolean {
  return dirname(file) === sampleFolder(userData)
}

export type SampleWish = {
  readonly userData: string
  readonly language: Language
  readonly workplace: Workplace
  readonly tickets: Tickets
}

/**
 * Opens the sample depot, made at the first time: then the drive of the made-up municipality is written, and its import begins
 * as a job. Throws Failed.
 */
export async function openSample({ userData, language, workplace, tickets }: SampleWish): Promise<void> {
  const folder = sampleFolder(userData)
  const file = join(folder, names[language])
  write(folder, () => mkdirSync(folder, { recursive: true }))
  await workplace.open(existsSync(file) ? { open: file } : { create: file })
  if (workplace.depot().is !== 'open') return
  // Also where the program ended between making the depot and beginning the import.
  if ((await workplace.ask('depot.status', {})).accessions > 0) return
  const drive = join(folder, 'drive')
  write(drive, () => writeSampleDrive(drive))
  await workplace.ask('accession.import', {
    ticket: tickets.give([drive]),
    handedOverBy: 'afd. ICT',
    received: '2020-01-07',
    medium: 'USB-schijf HD-3',
  })
}

function write(file: string, work: () => void): void {
  try {
    work()
  } catch (error) {
    throw unwritten(error, file)
  }
}
