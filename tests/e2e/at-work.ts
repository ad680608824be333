import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { Name, Output } from '../../shared/contract.ts'
import type { WordId } from '../../shared/words/en.ts'
import { call, type LaunchAsk, launchWorkstation, type Workstation } from './launch.ts'
import { type Language, type Say, sentencesIn } from './sentences.ts'

/** How long a slow machine may take over one step. */
export const patience = { timeout: 60_000, interval: 50 }

/** Someone at the window: finds things by what they are called, in the language of the window. */
export type Archivist = {
  readonly station: Workstation
  readonly say: Say
  button(id: WordId, facts?: Parameters<Say>[1]): Locator
  /** Presses a button that is there or comes. */
  press(id: WordId, facts?: Parameters<Say>[1]): Promise<void>
  /** Waits until a sentence can be read; it may be a part of a longer one. */
  sees(id: WordId, facts?: Parameters<Say>[1]): Promise<void>
  /** Waits for a screen's title. */
  isAt(id: WordId, facts?: Parameters<Say>[1]): Promise<void>
  /** Presses keys one after the other, away from any field. */
  types(...keys: string[]): Promise<void>
}

/** Sits down at a workstation that was launched. */
export function sitDown(station: Workstation, language: Language): Archivist {
  const { page } = station
  const say = sentencesIn(language)
  const button: Archivist['button'] = (id, facts) =>
    page.getByRole('button', { name: say(id, facts), exact: true }).first()
  return {
    station,
    say,
    button,
    press: (id, facts) => button(id, facts).click(patience),
    sees: (id, facts) => page.getByText(say(id, facts)).first().waitFor(patience),
    isAt: (id, facts) =>
      page
        .getByRole('heading', { name: say(id, facts), exact: true })
        .first()
        .waitFor(patience),
    async types(...keys) {
      for (const key of keys) await page.keyboard.press(key)
    },
  }
}

/** Launches a workstation and sits down at it. */
export async function beginWork(ask: LaunchAsk & { readonly language: Language }): Promise<Archivist> {
  return sitDown(await launchWorkstation(ask), ask.language)
}

/** Asks a request that must succeed, over the window's own bridge. */
export async function ask<N extends Name>(
  { page }: Pick<Workstation, 'page'>,
  name: N,
  input: unknown = {},
): Promise<Output<N>> {
  const reply = await call(page, name, input)
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.failure)}`)
  return reply.value
}

/** Waits until the depot of this name is open. */
export async function isOpen(station: Workstation, name: string): Promise<void> {
  const depot = async () => (await ask(station, 'desk.state')).depot
  await expect.poll(depot, patience).toMatchObject({ is: 'open', name })
}

/** Waits until no depot is open. */
export async function isClosed(station: Workstation): Promise<void> {
  const depot = async () => (await ask(station, 'desk.state')).depot
  await expect.poll(depot, patience).toEqual({ is: 'none' })
}

/** Waits until no job runs. */
export async function isIdle(station: Workstation): Promise<void> {
  await expect.poll(async () => (await ask(station, 'desk.state')).job, patience).toBeNull()
}

/** Makes a new depot in the window. `file` ends in .depot. */
export async function makeDepot({ station, press }: Archivist, file: string): Promise<void> {
  await station.answer('save', file)
  await press('start.new')
  await isOpen(station, file.slice(file.lastIndexOf('/') + 1))
}

/** Goes to the page for importing, chooses a folder and waits for its inventory. */
export async function chooseDrive(archivist: Archivist, drive: string): Promise<void> {
  const { station, press, say } = archivist
  await station.page.getByRole('button', { name: say('nav.accessions'), exact: true }).click(patience)
  await press('accession.import')
  await station.answer('open', [drive])
  await press('drive.folder')
  await importButton(archivist).and(station.page.locator(':enabled')).waitFor(patience)
}

/** The button that begins the import, whatever it says of how many. */
export function importButton({ station }: Archivist): Locator {
  return station.page.locator('form button[type=submit]')
}

/** Imports a folder into the open depot, and waits until that is done. */
export async function importDrive(archivist: Archivist, drive: string): Promise<void> {
  await chooseDrive(archivist, drive)
  await importButton(archivist).click(patience)
  await archivist.sees('drive.imported.closes')
  await isIdle(archivist.station)
}
