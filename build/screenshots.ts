/**
 * The pictures of the README: `npm run screenshots`, from the sample, into build/pictures. Each is at most 150 kB, so that a clone stays
 * small.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'
import { ensureChromium } from './chromium.mjs'
import { root, say } from './setup.mjs'
import { writeSmaller } from './tour/small-png.ts'
import { goBy, type Stop } from './tour/stops.ts'
import { openOnSample, type UnseenAsk } from './tour/unseen.ts'

const LARGEST = 150_000
const size = { width: 1280, height: 800 }

type Series = Pick<UnseenAsk, 'language' | 'theme'> & {
  readonly stops: readonly Stop[]
  readonly ending: string
}

const series: readonly Series[] = [
  {
    language: 'en',
    theme: 'light',
    stops: ['overview', 'records', 'message', 'appointment', 'bulk', 'ledger', 'inventory', 'start'],
    ending: '',
  },
  { language: 'en', theme: 'dark', stops: ['records'], ending: '-dark' },
  { language: 'nl', theme: 'light', stops: ['records'], ending: '-nl' },
]

const folder = join(root, 'build', 'pictures')
const executable = ensureChromium()
if (executable === null) process.exit(1)
const main = join(await bundle(), 'main', 'main.js')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
let tooLarge = 0
for (const { language, theme, stops, ending } of series) {
  const visit = await openOnSample({ main, executable, language, theme, size })
  try {
    await goBy(visit, stops, async (stop) => {
      const name = `${stop}${ending}.png`
      const bytes = writeSmaller(await visit.page.screenshot())
      writeFileSync(join(folder, name), bytes)
      say(`build/pictures/${name}: ${Math.ceil(bytes.length / 1000)} kB`)
      if (bytes.length <= LARGEST) return
      tooLarge += 1
      say(`${name} is larger than ${LARGEST / 1000} kB.`)
    })
  } finally {
    await visit.close()
  }
}
process.exit(tooLarge === 0 ? 0 : 1)
