import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { extractFile, listPackage, statFile } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import type { Configuration } from 'app-builder-lib'
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nodeEntries, releaseFolder, root } from '../../build/bundle/places.ts'
import { packDry } from '../../build/package/dry-run.ts'
import { makeTempFolder, removeFolder } from '../helpers/temp.ts'

const run = promisify(execFile)

describe('the configuration of the installers', () => {
  test('is what the packaging tool understands', async () => {
    await expect(validate(await ours())).resolves.toBeUndefined()
  })

  test.each<[string, object]>([
    ['a key it does not know', { npmRebuildd: false }],
    ['a key it does not know deeper down', { nsis: { oneClicks: false } }],
    ['a fuse it does not know', { electronFuses: { runAsNodes: false } }],
    ['a processor it does not know', { linux: { target: [{ target: 'deb', arch: 'z80' }] } }],
  ])('with %s is refused', async (_, wrong) => {
    await expect(validate({ ...(await ours()), ...wrong })).rejects.toThrow(/Invalid configuration/)
  })

  test('asks for no rights and looks for no update', async () => {
    expect(await ours()).toMatchObject({
      publish: null,
      npmRebuild: false,
      nsis: { oneClick: false, perMachine: false, allowElevation: false },
      portable: { requestExecutionLevel: 'user' },
    })
  })

  test('names pictures that are there', async () => {
    const { win, mac, linux } = await ours()
    for (const icon of [win?.icon, mac?.icon, linux?.icon])
      expect(existsSync(join(root, String(icon)))).toBe(true)
    for (const kind of ['ico', 'icns']) expect(existsSync(join(root, `build/icon/depot.${kind}`))).toBe(true)
  })
})

// The stub of the runtime is one for Linux; elsewhere the real package is made of the same configuration.
describe.runIf(process.platform === 'linux')('the package', () => {
  const folder = makeTempFolder()
  afterAll(() => removeFolder(folder))
  let program = ''
  let archive = ''
  let files: string[] = []
  beforeAll(async () => {
    await run(process.execPath, [join(root, 'build/bundle.mjs'), '--minify'])
    program = await packDry(folder)
    archive = join(program, 'resources/app.asar')
    files = listPackage(archive, { isPack: false })
      .map((path) => path.replaceAll('\\', '/').slice(1))
      .filter((path) => !('files' in statFile(archive, path)))
  })

  test('holds the bundle, the database and nothing else', () => {
    const bundle = globSync('{main,preload,renderer}/**/*', { cwd: releaseFolder, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(releaseFolder.length).replaceAll('\\', '/'))
    const [ofBundle, others] = [files.filter(isBundled), files.filter((path) => !isBundled(path))]
    expect(ofBundle.sort()).toEqual(bundle.map((path) => `out${path}`).sort())
    expect(
      others
        .filter((path) => !/^node_modules\/better-sqlite3\/lib\/(?:methods\/)?[\w-]+\.js$/.test(path))
        .sort(),
    ).toEqual([
      'LICENSE',
      'node_modules/better-sqlite3/LICENSE',
      'node_modules/better-sqlite3/package.json',
      binaryFile,
      'package.json',
    ])
  })

  test('holds of the bundle only kinds of file that were agreed', () => {
    const threads = Object.keys(nodeEntries).map((name) => `out/main/${name}.js`)
    const agreed = [
      /^out\/(?:main|renderer)\/licences\.md$/,
      /^out\/main\/[\w.-]+-[\w-]{8}\.js$/,
      /^out\/preload\/preload\.cjs$/,
      /^out\/renderer\/index\.html$/,
      /^out\/renderer\/assets\/[\w.-]+-[\w-]{8}\.(?:js|css|svg|png|woff2)$/,
      /^out\/renderer\/pdf\/(?:pdf\.worker\.min\.mjs|(?:cmaps|standard_fonts|wasm|iccs)\/(?!.*quickjs)[\w.-]+)$/i,
    ]
    const bundled = files.filter(isBundled)
    expect(bundled).toEqual(expect.arrayContaining(threads))
    expect(
      bundled.filter((path) => !threads.includes(path) && !agreed.some((kind) => kind.test(path))),
    ).toEqual([])
    expect(files.filter((path) => /\.tsx?$|\.map$|test|\/src\//i.test(path))).toEqual([])
  })

  test('holds React as it is meant for use, whatever the shell says', () => {
    const scripts = files.filter((path) => /^out\/renderer\/assets\/.*\.js$/.test(path))
    const texts = scripts.map((path) => extractFile(archive, path).toString('utf8'))
    expect(
      texts.some((text) => text.includes('react.element') || text.includes('react.transitional.element')),
    ).toBe(true)
    expect(texts.filter((text) => text.includes('jsxDEV'))).toEqual([])
  })

  test.each([
    ['main', ['zod', 'eld', 'htmlparser2', 'yauzl']],
    ['renderer', ['react', 'react-aria-components']],
  ])('hands on the licences of what is bundled in %s', (part, packages) => {
    const text = extractFile(archive, `out/${part}/licences.md`).toString('utf8')
    for (const name of packages) expect(text).toContain(`## ${name} - `)
  })

  test('holds one native binary, unpacked, the one that the main process will accept', () => {
    const unpacked = files.filter((path) => 'unpacked' in statFile(archive, path))
    expect(unpacked).toEqual([binaryFile])
    expect(files.filter((path) => path.endsWith('.node'))).toEqual(unpacked)
    const binary = readFileSync(join(`${archive}.unpacked`, unpacked[0] ?? ''))
    const hash = createHash('sha256').update(binary).digest('hex')
    const holders = files.filter(
      (path) => path.startsWith('out/main/') && extractFile(archive, path).includes(hash),
    )
    expect(holders.length).toBeGreaterThan(0)
  })

  test('has its fuses set as decided, whatever the runtime was built with', async () => {
    const { version: _, ...wire } = await getCurrentFuseWire(join(program, 'bewaarpost'))
    const read = Object.fromEntries(
      Object.entries(wire).map(([fuse, state]) => [FuseV1Options[Number(fuse)], state === FuseState.ENABLE]),
    )
    expect(read).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    })
  })

  test('starts at a file that is in it, and says nothing of how it was made', () => {
    const manifest = JSON.parse(extractFile(archive, 'package.json').toString('utf8'))
    expect(files).toContain(manifest.main)
    expect(manifest).toMatchObject({
      name: 'bewaarpost',
      type: 'module',
      version: expect.stringMatching(/^\d/),
    })
    expect(manifest).not.toHaveProperty('devDependencies')
    expect(manifest).not.toHaveProperty('scripts')
  })

  test('speaks Dutch and English, also in what the runtime says', () => {
    expect(readdirSync(join(program, 'locales')).sort()).toEqual(['en-US.pak', 'nl.pak'])
  })

  test('without the runtime is no larger than agreed', () => {
    const megabytes = 1024 ** 2
    expect(statSync(archive).size).toBeLessThan(BUDGET * megabytes)
  })
})

/** MB of the archive, the native binary not counted. pdf.js is in it twice: to show a PDF, and to read its words for the index. */
const BUDGET = 15

const binaryFile = `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`

function isBundled(path: string): boolean {
  return path.startsWith('out/')
}

function ours(): Promise<Configuration> {
  return getConfig(root, null, null)
}

/** Only the schema's verdict counts; the tool's log of what it was asked is not wanted. */
function validate(config: Configuration): Promise<void> {
  return validateConfiguration(config, { isEnabled: false, data: new Map(), add() {}, save: async () => {} })
}
