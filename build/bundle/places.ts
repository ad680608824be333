import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the clone, with a separator at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** What `npm start` and the end-to-end tests run. */
export const developmentFolder = join(root, 'out')
/** What goes into the package; apart, so that packaging never pulls the ground from under a window that is open. */
export const releaseFolder = join(root, 'out/release')

/** Bundled name → source, of what runs on Node: the main process and every thread it starts. All become `main/<name>.js`. */
export const nodeEntries: Readonly<Record<string, string>> = {
  main: 'main/hosts/electron/main.ts',
  'engine-thread': 'main/hosts/electron/engine-thread.ts',
  'reading-thread': 'main/hosts/electron/reading-thread.ts',
  'parse-worker': 'main/parse/worker.ts',
  'read-worker': 'main/ingest/apart/worker.ts',
}

/** The preload script: one CommonJS file, since a sandboxed preload can require nothing but Electron. */
export const preloadEntry = 'main/hosts/electron/preload.ts'

/** Vite's root for the pages: index.html lies in it. */
export const rendererFolder = 'renderer'
