/**
 * Bundles the workstation: `node build/bundle.mjs [--minify]`, on the Node of the tools' line. Into `out/` go `main/` (the main
 * process and its threads), `preload/preload.cjs` and `renderer/` (the pages); with `--minify`, for the package, into `out/release/`.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { nodeConfig, preloadConfig, rendererConfig } from './bundle/configs.ts'
import { copyPdfFiles } from './bundle/pdf-files.ts'
import {
  developmentFolder,
  nodeEntries,
  preloadEntry,
  releaseFolder,
  rendererFolder,
} from './bundle/places.ts'
import { stampOf } from './bundle/stamp.ts'

/**
 * Makes the bundle, or leaves it when it was made of the same sources. What was there stays as it is until all is built.
 * A minified bundle is for this platform and processor only: it holds the SHA-256 of the one native binary it will load.
 * Throws what Vite throws on a source that cannot be bundled.
 * @param {{ minify?: boolean }} [options]
 * @returns {Promise<string>} the folder it is in
 */
export async function bundle({ minify = false } = {}) {
  const folder = minify ? releaseFolder : developmentFolder
  const nativeHash = minify ? hashOfNative() : ''
  const stamp = stampOf(`minify ${minify}, native ${nativeHash}`)
  const stampFile = join(folder, 'bundle-stamp')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return folder

  const into = join(folder, `.making-${process.pid}`)
  const making = { into, minify, nativeHash }
  try {
    await buildAll(making)
    rmSync(stampFile, { force: true })
    for (const part of ['main', 'preload', 'renderer']) replace(join(folder, part), join(into, part))
    writeFileSync(stampFile, stamp)
  } finally {
    rmSync(into, { recursive: true, force: true })
  }
  return folder
}

/** @param {import('./bundle/configs.ts').Making} making */
async function buildAll(making) {
  // Loaded only when there is something to build: it takes longer than finding out that there is not.
  const { build } = await import('vite')
  // Vite and React look here, whatever the mode says: a test runner or a shell may have another word in it.
  const { NODE_ENV } = process.env
  process.env['NODE_ENV'] = 'production'
  try {
    // One after the other: each uses all processors, and none goes on writing when another one failed.
    await build(nodeConfig(making, nodeEntries))
    await build(preloadConfig(making, preloadEntry))
    await build(rendererConfig(making, rendererFolder))
  } finally {
    if (NODE_ENV === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = NODE_ENV
  }
  copyPdfFiles(join(making.into, 'renderer'))
}

/** Puts what was made in the place of what was there, which goes where it was made. @param {string} place @param {string} made */
function replace(place, made) {
  if (existsSync(place)) renameSync(place, `${made}-before`)
  renameSync(made, place)
}

/** SHA-256 of the binary that better-sqlite3 brings for this platform and processor. */
function hashOfNative() {
  const home = dirname(createRequire(import.meta.url).resolve('better-sqlite3/package.json'))
  const binary = join(home, 'prebuilds', `${process.platform}-${process.arch}.node`)
  return createHash('sha256').update(readFileSync(binary)).digest('hex')
}

if (import.meta.main) {
  try {
    await bundle({ minify: process.argv.includes('--minify') })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
