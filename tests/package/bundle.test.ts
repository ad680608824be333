import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build, type InlineConfig } from 'vite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Making, nodeConfig, preloadConfig } from '../../build/bundle/configs.ts'
import { copyPdfFiles } from '../../build/bundle/pdf-files.ts'
import { nodeEntries, root } from '../../build/bundle/places.ts'
import { pdfByCMap } from '../helpers/documents.ts'
import { removeFolder, tempFolder } from '../helpers/temp.ts'

const run = promisify(execFile)

describe('a bundle', () => {
  test('of the engine and its parse workers imports the sample drive as the sources do', async () => {
    const making = newMaking()
    await bundle(nodeConfig(making, { engine: 'main/engine.ts', ...workers }))
    const [bundled, sources] = await Promise.all([
      importSample(join(making.into, 'main/engine.js')),
      importSample(join(root, 'main/engine.ts')),
    ])
    expect(bundled).toEqual(sources)
    expect(sources).toMatchObject({ summary: { ok: true, value: { closes: true } }, found: { ok: true } })
    expect(sources.inDocuments.value.total).toBeGreaterThan(0)
    expect(sources.summary.value.imported).toBeGreaterThan(100)
  })

  test('finds the maps of characters that PDFs name beside its pages', async () => {
    const making = newMaking()
    await bundle(nodeConfig(making, { pdf: 'main/parse/documents/pdf.ts' }))
    const folder = tempFolder()
    writeFileSync(
      join(folder, 'a.pdf'),
      pdfByCMap('90ms-RKSJ-H', 'Japan1', Buffer.from('89ef8b63985e', 'hex')),
    )
    const reads = entry(
      folder,
      'reads.mjs',
      `import { readFileSync } from 'node:fs'
       const { readPdf } = await import(${JSON.stringify(pathToFileURL(join(making.into, 'main/pdf.js')).href)})
       console.log((await readPdf(readFileSync(${JSON.stringify(join(folder, 'a.pdf'))}), 1000)).join())`,
    )
    const read = async () => (await run(process.execPath, [reads])).stdout
    expect(await read()).toBe('\n')
    copyPdfFiles(join(making.into, 'renderer'))
    expect(await read()).toBe('会議録\n')
  })

  test('rewrites the address of a thread to where the bundled thread is', async () => {
    const making = newMaking()
    const folder = tempFolder()
    const starts = `import { Worker } from 'node:worker_threads'
      new Worker(new URL('./inner/thread.ts', import.meta.url)).on('message', (said) => console.log(said))`
    const entries = {
      start: entry(folder, 'start.ts', starts),
      other: entry(
        folder,
        'inner/thread.ts',
        `import { parentPort } from 'node:worker_threads'\nparentPort?.postMessage('here')`,
      ),
    }
    await bundle(nodeConfig(making, entries))
    const { stdout } = await run(process.execPath, [join(making.into, 'main/start.js')])
    expect(stdout).toBe('here\n')
  })

  test.each(['./absent.ts', '../package.json'])(
    'with the address of what is not bundled (%s) fails',
    async (address) => {
      const source = entry(tempFolder(), 'start.ts', `console.log(new URL('${address}', import.meta.url))`)
      await expect(bundle(nodeConfig(newMaking(), { start: source }))).rejects.toThrow(/not bundled/)
    },
  )

  test('holds the SHA-256 that the native binary must have', async () => {
    const making = { ...newMaking(), nativeHash: 'ab12' }
    const source = entry(tempFolder(), 'start.ts', 'console.log(__NATIVE_SHA256__)')
    await bundle(nodeConfig(making, { start: source }))
    expect((await run(process.execPath, [join(making.into, 'main/start.js')])).stdout).toBe('ab12\n')
  })
})

describe('the preload', () => {
  test('is one CommonJS file that requires Electron and nothing else', async () => {
    const making = newMaking()
    const folder = tempFolder()
    entry(folder, 'names.ts', `export const names = ['call', 'on']`)
    const source = entry(
      folder,
      'preload.ts',
      `import { contextBridge } from 'electron'\nimport { names } from './names.ts'\ncontextBridge.exposeInMainWorld('bridge', names)`,
    )
    await bundle(preloadConfig(making, source))
    expect(readdirSync(join(making.into, 'preload'))).toEqual(['preload.cjs'])
    const text = readFileSync(join(making.into, 'preload/preload.cjs'), 'utf8')
    expect(text.match(/require\(([^)]*)\)/g)).toHaveLength(1)
    expect(text).not.toMatch(/^\s*(?:import|export)\b/m)
  })

  test.each(['shared/contract.ts', 'node_modules/zod/index.js'])(
    'with %s in it is not made',
    async (module) => {
      const source = entry(
        tempFolder(),
        'preload.ts',
        `import * as all from '${join(root, module)}'\nconsole.log(all)`,
      )
      await expect(bundle(preloadConfig(newMaking(), source))).rejects.toThrow(/does not belong/)
    },
  )
})

/** The threads that the engine starts itself. */
const workers = Object.fromEntries(Object.entries(nodeEntries).filter(([name]) => name.endsWith('-worker')))

/** A bundle in a folder of its own, in the clone: what is not bundled is found from there. */
function newMaking(): Making {
  mkdirSync(join(root, 'out'), { recursive: true })
  const into = mkdtempSync(join(root, 'out/bundle-test-'))
  onTestFinished(() => removeFolder(into))
  return { into, minify: true, nativeHash: '' }
}

/** What fails here is meant to: only what it throws is of interest. */
function bundle(config: InlineConfig) {
  return build({ ...config, logLevel: 'silent' })
}

/** Writes a source and gives its path from the clone, as entries are named. */
function entry(folder: string, name: string, text: string): string {
  const file = join(folder, name)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
  return relative(root, file)
}

type Told = {
  readonly summary: { readonly value: { readonly imported: number } }
  readonly inDocuments: { readonly value: { readonly total: number } }
}

async function importSample(engine: string): Promise<Told> {
  const script = join(root, 'tests/package/import-sample.ts')
  const { stdout } = await run(process.execPath, [script, engine, tempFolder()], {
    maxBuffer: 64 * 1024 ** 2,
  })
  return JSON.parse(stdout)
}
