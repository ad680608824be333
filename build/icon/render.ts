/**
 * Draws the icons of the package from the two SVG files beside it: `node build/icon/render.ts <chromium>`. Their results are kept in
 * the repository, so this runs only when a drawing changes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { icnsOf, icoOf, type Picture } from './containers.ts'

const here = import.meta.dirname
const sizes = [16, 24, 32, 48, 64, 128, 256, 512]

const browser = await chromium.launch({
  executablePath: process.argv[2] ?? '/usr/bin/chromium',
  chromiumSandbox: process.getuid?.() !== 0,
})
for (const name of ['app', 'depot']) {
  const pictures = await draw(readFileSync(join(here, `${name}.svg`), 'utf8'))
  writeFileSync(join(here, `${name}.ico`), icoOf(pictures))
  writeFileSync(join(here, `${name}.icns`), icnsOf(pictures))
  if (name !== 'app') continue
  // Linux takes a folder of pictures.
  mkdirSync(join(here, name), { recursive: true })
  for (const { size, png } of pictures) writeFileSync(join(here, name, `${size}x${size}.png`), png)
}
await browser.close()

async function draw(svg: string): Promise<Picture[]> {
  const pictures: Picture[] = []
  for (const size of sizes) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`)
    pictures.push({ size, png: await page.screenshot({ omitBackground: true }) })
    await page.close()
  }
  return pictures
}
