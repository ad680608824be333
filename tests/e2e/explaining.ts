import { expect } from 'vitest'
import type { Failure } from '../../shared/failure.ts'
import { listOf, someRecord } from './at-the-list.ts'
import { type Archivist, patience } from './at-work.ts'

/** Names that a program has for its troubles, and no archivist should have to read. */
export const rawName = /SQLITE|\bE[A-Z]{4,}\b|Error\b|undefined|NaN|\[object|\{\w+\}|\bat \S+:\d+/

/** What the alert on the screen says. */
export async function alertOf({ station: { page } }: Archivist): Promise<string> {
  const alert = page.getByRole('alert').first()
  await alert.waitFor(patience)
  return alert.innerText()
}

/** Waits until a failure is explained: happened, safe and next, with nothing raw among it. */
export async function explains(archivist: Archivist, failure: Failure): Promise<void> {
  const said = await alertOf(archivist)
  const { kind, ...facts } = failure
  for (const part of ['', '.safe', '.next'] as const) {
    expect(said).toContain(archivist.say(`failure.${kind}${part}`, facts))
  }
  expect(said).not.toContain(kind)
  // Paths are the person's own.
  expect('file' in failure ? said.replaceAll(failure.file, '') : said).not.toMatch(rawName)
}

/** Decides the first record of the list by one key, when its message is there to be read. */
export async function decideFirst(archivist: Archivist, key: 'p' | 'd'): Promise<void> {
  await listOf(archivist).focus()
  await archivist.types('Home')
  await someRecord(archivist)
  await archivist.types(key)
}
