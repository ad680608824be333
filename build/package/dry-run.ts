import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../bundle/places.ts'
import { writeStubRuntime } from './stub-runtime.ts'

/**
 * Packs the release bundle for Linux, on this processor, as `npm run package` would, into an empty folder, around a stub of the runtime, and makes no
 * installer. Nothing is fetched: every tool that tries is sent nowhere. Gives the folder of the unpacked program. Throws with
 * what the packaging tool printed when it fails.
 */
export async function packDry(folder: string): Promise<string> {
  const runtime = join(folder, 'runtime')
  const { version } = createRequire(import.meta.url)('electron/package.json')
  writeStubRuntime(runtime, version)
  const nowhere = 'http://127.0.0.1:9'
  await promisify(execFile)(
    process.execPath,
    [
      join(root, 'node_modules/electron-builder/cli.js'),
      ...['--linux', 'dir', `--${process.arch}`, '--publish', 'never'],
      `-c.electronDist=${runtime}`,
      `-c.directories.output=${join(folder, 'dist')}`,
    ],
    {
      cwd: root,
      env: { ...process.env, HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere, npm_config_offline: 'true' },
    },
  )
  return join(folder, 'dist/linux-unpacked')
}
