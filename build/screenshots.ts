/**
 * The pictures of the README: `npm run screenshots`, from the sample, in both themes, into build/pictures. Each is at most 150 kB,
 * so that a clone stays small.
 */
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'
import { ensureChromium } from './chromium.mjs'
import { root, say } from './setup.mjs'
import { goBy } from './tour/stops.ts'
import { openOnSample } from './tour/unseen.ts'

const LARGEST = 150_000
const folder = join(root, 'build', 'pictures')
const executable = ensureChromium()
if (executable === null) process.exit(1)
const main = join(await bundle(), 'main', 'main.js')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const sizes: { name: string; size: number }[] = []
for (const theme of ['light', 'dark'] as const) {
  const size = { width: 1280, height: 800 }
  const station = await openOnSample({ main, executable, language: 'en', theme, size })
  try {
    await goBy(station.page, 'en', async (stop) => {
      const name = `${stop}-${theme}.png`
      await station.page.screenshot({ path: join(folder, name) })
      sizes.push({ name, size: statSync(join(folder, name)).size })
    })
  } finally {
    await station.close()
  }
}
for (const { name, size } of sizes) say(`build/pictures/${name}: ${Math.ceil(size / 1000)} kB`)
const large = sizes.filter(({ size }) => size > LARGEST)
for (const { name } of large) say(`${name} is larger than ${LARGEST / 1000} kB.`)
process.exit(large.length === 0 ? 0 : 1)
