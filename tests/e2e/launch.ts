import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { findChromium } from '../../build/chromium.mjs'
import { findElectron } from '../../build/electron-runtime.mjs'
import { closeBrowsers } from '../../build/stand-in/chrome.ts'
import { launchElectron } from './launch-electron.ts'
import { launchStandIn } from './launch-stand-in.ts'
import type { LaunchAsk, Workstation } from './workstation.ts'

export { call, callAny, dropFiles, type LaunchAsk, type Workstation } from './workstation.ts'

/** The bundle of the workstation. */
const bundled = fileURLToPath(new URL('../../out/main/main.js', import.meta.url))

const open = new Set<Workstation>()
const folders: string[] = []
afterAll(async () => {
  await Promise.all([...open].map((one) => one.close()))
  await closeBrowsers()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/**
 * Starts the bundled workstation: on Electron where its runtime is, else on the stand-in, in this process and unseen. What a test
 * file leaves open is closed after it. Rejects when there is no bundle, no Chromium, or the window does not load.
 */
export async function launchWorkstation(ask: LaunchAsk = {}): Promise<Workstation> {
  const { main = bundled, userData = makeFolder() } = ask
  if (!existsSync(main)) throw new Error('There is no bundle: run node build/bundle.mjs first.')
  const electron = findElectron()
  const chromium = findChromium()
  const given = { ...ask, main, userData }
  const started =
    electron !== null
      ? await launchElectron(electron, given)
      : await launchStandIn(chromium ?? noChromium(), given)
  const workstation: Workstation = {
    ...started,
    userData,
    async close() {
      open.delete(workstation)
      await started.close()
    },
    async restart(changed = {}) {
      await workstation.close()
      return launchWorkstation({ ...ask, ...changed, userData })
    },
  }
  open.add(workstation)
  return workstation
}

function noChromium(): never {
  throw new Error('There is neither Electron nor a Chromium here; let CHROMIUM_PATH name one.')
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bewaarpost-e2e-'))
  folders.push(folder)
  return folder
}
