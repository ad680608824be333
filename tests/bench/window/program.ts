import { join } from 'node:path'
import { bundle } from '../../../build/bundle.mjs'
import { ensureChromium } from '../../../build/chromium.mjs'

/** The bundled main process, and the Chromium that is its window. */
export type Program = { readonly main: string; readonly executable: string }

/** Bundles the workstation where it is not yet; null, after saying what to install, where nothing can be its window. */
export async function readyProgram(): Promise<Program | null> {
  const executable = ensureChromium()
  return executable === null ? null : { main: join(await bundle(), 'main', 'main.js'), executable }
}
