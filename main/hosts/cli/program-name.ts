import { readFileSync } from 'node:fs'

/** "bewaarpost 0.1.0": stands in the log and in new depots, and answers --version. */
export function programName(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  )
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : ''
  return `bewaarpost ${version}`
}
