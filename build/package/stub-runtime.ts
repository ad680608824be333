import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Marks the place of the fuses in Electron's executable (electron/fuses, "sentinel"). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** Version 1 of the fuse wire: its length, and what Electron 45 is built with. */
const FUSES = '101100011'

/**
 * Writes a folder that looks like Electron's runtime for Linux to the packaging tool, and cannot run: enough to see what would go
 * into the package, and how its fuses are set, where the runtime cannot be had.
 */
export function writeStubRuntime(folder: string, version: string): void {
  const write = (path: string, bytes: string | Buffer, mode = 0o644) =>
    writeFileSync(join(folder, path), bytes, { mode })
  for (const inner of ['locales', 'resources']) mkdirSync(join(folder, inner), { recursive: true })
  const padding = Buffer.alloc(64)
  const wire = Buffer.from([1, FUSES.length])
  const executable = [
    Buffer.from('\x7fELFfake'),
    padding,
    Buffer.from(SENTINEL),
    wire,
    Buffer.from(FUSES),
    padding,
  ]
  write('electron', Buffer.concat(executable), 0o755)
  write('chrome-sandbox', padding, 0o755)
  write('version', version)
  write('LICENSE', 'a stub')
  write('LICENSES.chromium.html', 'a stub')
  for (const language of ['en-US', 'nl', 'de']) write(`locales/${language}.pak`, padding)
}
