import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Makes an empty folder for the running test, and removes it with all that is in it when the test is over. */
export function tempFolder(): string {
  const folder = makeTempFolder()
  onTestFinished(() => removeFolder(folder))
  return folder
}

/** Makes an empty folder that the caller removes, for use outside one test (beforeAll, benches). */
export function makeTempFolder(): string {
  return mkdtempSync(join(tmpdir(), 'bewaarpost-test-'))
}

/** Removes a folder and all that is in it. Windows may hold a file a moment longer: tries a few times. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
