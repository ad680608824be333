import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  type Arrows,
  faultsOf,
  filesOf,
  root,
  type Source,
  sourceOfTest,
  sourcesOf,
  sqlOf,
} from './helpers/house.ts'
import { importsOf } from './helpers/imports.ts'
import { tokensOf } from './helpers/tokens.ts'

/** What every part of the window is drawn with, and what a screen is. */
const drawn = ['shared', 'renderer/bridge.ts', 'react', 'react-aria-components']
const ofScreens = [...drawn, 'renderer/state', 'renderer/parts', 'renderer/commands', '@tanstack/react-query']

/**
 * Who may import whom. Arrows point one way, in the order mail flows through the engine; a package stands in the row of the
 * folder that needs it, on purpose. What lies in a folder may always import from the same folder.
 */
const arrows: Arrows = {
  shared: ['zod'],
  'main/source': ['shared', 'node:', 'yauzl', 'main/read/item.ts'],
  'main/read': ['shared', 'node:', 'main/source', 'iconv-lite'],
  'main/parse': [
    'shared',
    'node:',
    'main/source',
    'main/read',
    'main/offline.ts',
    'htmlparser2',
    'iconv-lite',
    'jschardet',
    'eld',
    // Tables that are not to be had through its entrance: language-points.ts.
    'node_modules/eld/src',
    'rtf-stream-parser',
    'pdfjs-dist',
  ],
  'main/store': [
    'shared',
    'node:',
    'main/source/bytes.ts',
    'main/read/item.ts',
    'main/parse/parsed.ts',
    'better-sqlite3',
  ],
  'main/search': [
    'shared',
    'node:',
    'main/read/mapi',
    'main/store',
    'main/parse',
    'snowball-stemmers',
    'zod',
  ],
  'main/ingest': [
    'shared',
    'node:',
    'main/source',
    'main/read',
    'main/parse',
    'main/store',
    'main/search',
    'main/jobs.ts',
    'main/offline.ts',
  ],
  'main/appraise': ['shared', 'node:', 'main/store', 'main/search'],
  'main/transfer': [
    'shared',
    'node:',
    'main/source',
    'main/read',
    'main/parse',
    'main/store',
    'main/search',
    'main/jobs.ts',
  ],
  'main/offline.ts': ['node:'],
  'main/progress.ts': ['shared'],
  'main/jobs.ts': ['shared', 'main/progress.ts'],
  'main/dispatch.ts': ['shared'],
  'main/reading.ts': ['shared', 'main/dispatch.ts', 'main/search', 'main/store', 'main/transfer'],
  'main/engine.ts': ['shared', 'node:', 'main'],
  // It writes what the program reads, but for the compound file: that of attached objects.
  'main/hosts/sample': ['node:', 'main/read/msg/compound.ts', 'main/read/msg/compound-write.ts'],
  'main/hosts/account.ts': ['node:'],
  'main/hosts/cli': [
    'shared',
    'node:',
    'main/engine.ts',
    'main/hosts/account.ts',
    'main/hosts/sample',
    'main/offline.ts',
  ],
  'main/hosts/electron': [
    'shared',
    'node:',
    'main/dispatch.ts',
    'main/engine.ts',
    'main/reading.ts',
    'main/hosts/account.ts',
    'main/hosts/sample',
    'main/offline.ts',
    'electron',
    'zod',
  ],
  'renderer/bridge.ts': ['shared'],
  'renderer/assets.d.ts': [],
  'renderer/css-properties.d.ts': ['react'],
  'renderer/main.tsx': ['renderer/frame', 'renderer/styles', 'react-dom'],
  'renderer/state': [
    'shared',
    'renderer/bridge.ts',
    'react',
    '@tanstack/react-query',
    '@lingui/core',
    '@lingui/message-utils',
  ],
  'renderer/parts': [...drawn, 'renderer/state'],
  'renderer/commands': [...drawn, 'renderer/state', 'renderer/parts', 'tinykeys'],
  'renderer/frame': [...ofScreens, 'renderer/screens'],
  // A screen knows another only where the one leads into the other: by these files.
  'renderer/screens/start': [...ofScreens, 'renderer/screens/accessions/import/drive.ts'],
  'renderer/screens/accessions': [...ofScreens, '@tanstack/react-virtual', 'react-dom'],
  'renderer/screens/records': [
    ...ofScreens,
    'renderer/screens/reading/reading-pane.tsx',
    'renderer/screens/appraise/appraise-commands.tsx',
    'd3-scale',
  ],
  'renderer/screens/reading': [
    ...ofScreens,
    'renderer/screens/records/list.ts',
    'renderer/screens/appraise/appraisal-strip.tsx',
    '@tanstack/react-virtual',
    'dompurify',
    'pdfjs-dist',
  ],
  'renderer/screens/appraise': [
    ...ofScreens,
    'renderer/screens/records/list.ts',
    'renderer/screens/records/panes.ts',
  ],
  'renderer/screens/overview': [
    ...ofScreens,
    'renderer/screens/accessions/import/drive.ts',
    'renderer/screens/records/question.ts',
    'renderer/screens/records/timeline-span.ts',
    'd3-scale',
    'd3-hierarchy',
  ],
  'renderer/screens/log': ofScreens,
  'renderer/screens/settings': ofScreens,
  'renderer/screens/help': ofScreens,
}

/** Modules that open connections. Only the file that closes them all may name one. */
const network = /^(?:node:)?(?:net|https?|http2|tls|dgram|dns|inspector)(?:\/|$)|^(?:undici|ws|axios|got)$/
const closesTheNetwork = 'main/offline.ts'

/** What would open connections from a page. */
const asksOut = new Set([
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'sendBeacon',
  'RTCPeerConnection',
])

/** What reads bytes as UTF-16 in Node's own way, and who may: they leave an odd byte out (why: `decodeUtf16`). */
const asUtf16 =
  /(?:\.toString|\.setEncoding|\bStringDecoder)\([^()]{0,80}['"`](?:utf-?16le|ucs-?2)|\.(?:ucs2|utf16le)Slice\(/i
const readUtf16 = [
  'main/parse/documents/shared-strings.ts',
  'main/parse/documents/sheets.ts',
  'main/parse/documents/slides.ts',
  'main/read/mapi/encoding.ts',
]

const engine = sourcesOf('shared', 'main')
const pages = sourcesOf('renderer')
const program = [...engine, ...pages]
const tools = filesOf(['ts', 'mjs'], 'build')

describe('the house', () => {
  test('imports go along the arrows of the table only', () => {
    expect(faultsOf(program, arrows)).toEqual([])
  })

  test('every row of the table is of something that exists', () => {
    const empty = Object.keys(arrows).filter(
      (row) => !program.some(({ path }) => path === row || path.startsWith(`${row}/`)),
    )
    expect(empty).toEqual([])
  })

  test('better-sqlite3 stands in one row, electron in one folder', () => {
    const rowsWith = (name: string): number =>
      Object.values(arrows).filter((allowed) => allowed.includes(name)).length
    expect([rowsWith('better-sqlite3'), rowsWith('electron')]).toEqual([1, 1])
  })

  test('nothing asks for a connection', () => {
    const others = program.filter(({ path }) => path !== closesTheNetwork)
    expect(networkOf(others)).toEqual([])
    expect(wordsOf(pages, (word) => asksOut.has(word))).toEqual([])
  })

  test('one file of the window touches the bridge', () => {
    const touching = pages.filter(({ text }) =>
      tokensOf(text).some(({ kind, text: said }) => kind !== 'other' && said === 'bewaarpost'),
    )
    expect(touching.map(({ path }) => path)).toEqual(['renderer/bridge.ts'])
  })

  test('only what opens a browser names the driver of browsers, and the stand-in knows nothing of the program', () => {
    const driving = tools.filter(({ text }) =>
      importsOf(text).some(({ module }) => module === 'playwright-core'),
    )
    expect(
      driving.map(({ path }) => path).filter((path) => !/^build\/(?:stand-in|tour|icon)\//.test(path)),
    ).toEqual([])
    const standIn = { 'build/stand-in': ['node:', 'electron', 'playwright-core'] }
    const inStandIn = tools.filter(({ path }) => path.startsWith('build/stand-in/'))
    // The bundle it runs is named when it starts.
    const faults = faultsOf(inStandIn, standIn).filter(
      (fault) => !fault.startsWith('build/stand-in/hooks.ts'),
    )
    expect(faults).toEqual([])
  })

  test('bytes are read as UTF-16 only where an odd one is left out', () => {
    const reading = engine.filter(({ text }) => asUtf16.test(text)).map(({ path }) => path)
    expect(reading.filter((path) => !readUtf16.includes(path))).toEqual([])
  })

  test('SQL is spoken in the store and the search only', () => {
    const elsewhere = engine.filter(({ path }) => !/^main\/(?:store|search)\//.test(path))
    expect(sqlOf(elsewhere)).toEqual([])
    // The look would find it: the store is full of it.
    expect(sqlOf(engine).length).toBeGreaterThan(20)
  })

  test('no file is long, and most are short', () => {
    const kinds = ['ts', 'tsx', 'mjs', 'css']
    const lengths = filesOf(kinds, 'shared', 'main', 'renderer', 'build', 'tests').map(({ path, text }) => ({
      path,
      lines: linesOf(text),
    }))
    expect(lengths.filter(({ lines }) => lines > 500)).toEqual([])
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(100)
  })

  test('every unit test stands where its source stands', () => {
    const all = [...program, ...sourcesOf('build', 'tests/helpers')]
    const strays = sourcesOf('tests/unit').filter(
      ({ path }) => path.endsWith('.test.ts') && sourceOfTest(path, all) === null,
    )
    expect(strays.map(({ path }) => path)).toEqual([])
  })

  test('every dependency is explained in main/README.md or renderer/README.md', () => {
    const readmes = ['main/README.md', 'renderer/README.md'].map((path) =>
      readFileSync(join(root, path), 'utf8'),
    )
    const missing = dependencies().filter((name) => !readmes.some((text) => text.includes(`\`${name}\``)))
    expect(missing).toEqual([])
  })

  test('every dependency of the program is imported, and every import is a dependency of the program', () => {
    const imported = engine
      .flatMap(({ text }) => importsOf(text))
      .map(({ module }) => packageOf(module ?? '.'))
    // What everything runs on is no part of the program.
    const runtimes = ['node', 'electron']
    const used = new Set(imported.filter((name) => name !== null && !runtimes.includes(name)))
    const listed = Object.keys(manifest().dependencies).filter((name) => !runtimes.includes(name))
    expect([...used].sort()).toEqual(listed.sort())
  })

  test('every package the window imports goes into its bundle, and no tool is left over', () => {
    const { dependencies: needed, devDependencies } = manifest()
    const imported = pages
      .flatMap(({ text }) => importsOf(text))
      .map(({ module }) => packageOf(module ?? '.'))
    // At run time there is nothing but the bundle: what a page imports must not be taken for a part of the program beside it.
    expect(
      imported.filter((name) => name !== null && (needed[name] ?? devDependencies[name]) === undefined),
    ).toEqual([])
    const written = [...program, ...tools, ...sourcesOf('tests')].map(({ text }) => text).join('\n')
    const left = Object.keys(devDependencies).filter(
      (name) => !name.startsWith('@types/') && !written.includes(`'${name}`),
    )
    expect(left).toEqual([])
  })

  test('nothing but the agreed lies at the top', () => {
    const agreed = [
      'LICENSE',
      'README.md',
      'build',
      'electron-builder.yml',
      'main',
      'package-lock.json',
      'package.json',
      'renderer',
      'shared',
      'tests',
      'tsconfig.json',
      'biome.json',
    ]
    // What .gitignore keeps out of the clone may lie there.
    const made = ['node_modules', 'coverage', 'out', 'dist']
    const found = readdirSync(root).filter((name) => !name.startsWith('.') && !made.includes(name))
    expect(found.filter((name) => !agreed.includes(name) && !/\.depot(?:-\w+)?$/.test(name))).toEqual([])
  })
})

describe('a planted fault is found', () => {
  const plant = (path: string, text: string): string[] => faultsOf([{ path, text }], arrows)
  const faults: readonly (readonly [path: string, text: string])[] = [
    ['main/read/x.ts', `import { open } from '../store/depot.ts'`],
    ['main/source/x.ts', `import type { Mbox } from '../read/mbox.ts'`],
    ['main/store/x.ts', `export * from '../search/match.ts'`],
    ['main/parse/x.ts', `import Database from "better-sqlite3"`],
    ['main/parse/x.ts', 'await import(`left-pad`)'],
    ['main/parse/x.ts', `require('zod-extra')`],
    ['main/hosts/cli/x.ts', `import { openDepot } from '../../store/depot.ts'`],
    ['main/hosts/cli/x.ts', `await import(name)`],
    ['shared/x.ts', `import { readFileSync } from 'node:fs'`],
    ['main/engine.ts', `import { app } from 'electron'`],
    ['main/new-room/x.ts', ''],
    ['renderer/parts/x.tsx', `import { list } from '../screens/records/list.ts'`],
    ['renderer/screens/log/x.tsx', `import { RecordList } from '../records/record-list.tsx'`],
    ['renderer/screens/log/x.tsx', `import { join } from 'node:path'`],
    ['renderer/screens/log/x.tsx', `import { openEngine } from '../../../main/engine.ts'`],
    ['renderer/screens/new-screen/x.tsx', `const a = <b>it's</b>`],
    ['renderer/state/x.ts', `import { ipcRenderer } from 'electron'`],
  ]
  test.each(faults)('in %s: %s', (path, text) => {
    expect(plant(path, text)).toHaveLength(1)
  })
  test.each([
    [
      'main/store/x.ts',
      `import Database from 'better-sqlite3'\nimport { fail } from '../../shared/failure.ts'`,
    ],
    ['main/ingest/x.ts', `import { a } from './y.ts'\nimport { openDepot } from '../store/depot.ts'`],
  ])('and no fault is seen in %s: %s', (path, text) => {
    expect(plant(path, text)).toEqual([])
  })
  test.each([
    "const sql = 'SELECT a FROM b'",
    'const sql = `\n  INSERT OR IGNORE INTO a VALUES (?)`',
    'db.exec("PRAGMA journal_mode = WAL")',
    `const sql = \`UPDATE record SET value = \${value}\``,
  ])('of SQL in the wrong room: %s', (text) => {
    expect(sqlOf([{ path: 'main/read/x.ts', text }])).toHaveLength(1)
  })
  test.each([
    "const name = bytes.subarray(2).toString('utf16le')",
    "bytes.toString(\n  'UCS-2',\n  0,\n)",
    "bytes.toString(isWide ? 'utf16le' : 'latin1', at)",
    "new StringDecoder('utf-16le')",
    'bytes.ucs2Slice(0, 3)',
  ])('of UTF-16 read in Node’s own way: %s', (text) => {
    expect(asUtf16.test(text)).toBe(true)
  })
  test('of a module that opens connections', () => {
    const text = `import net from 'node:net'\nimport { lookup } from 'dns/promises'\nimport 'undici'`
    expect(networkOf([{ path: 'main/read/x.ts', text }])).toHaveLength(3)
  })
  test('and a unit test without a source', () => {
    expect(sourceOfTest('tests/unit/read/absent.test.ts', engine)).toBeNull()
    expect(sourceOfTest('tests/unit/read/item.random.test.ts', engine)).toBe('main/read/item.ts')
    expect(sourceOfTest('tests/unit/shared/value.test.ts', engine)).toBe('shared/value.ts')
  })
})

function networkOf(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) =>
    importsOf(text)
      .filter(({ module }) => network.test(module ?? ''))
      .map(({ module, line }) => `${path}:${line} imports ${module}`),
  )
}

/** Where a source names what `wanted` says of, as "path:line". */
function wordsOf(sources: readonly Source[], wanted: (word: string) => boolean): string[] {
  return sources.flatMap(({ path, text }) =>
    tokensOf(text)
      .filter(({ kind, text: word }) => kind === 'word' && wanted(word))
      .map(({ line }) => `${path}:${line}`),
  )
}

function linesOf(text: string): number {
  return text.split('\n').length - 1
}

function manifest(): { dependencies: Record<string, string>; devDependencies: Record<string, string> } {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
}

function dependencies(): string[] {
  const { dependencies: needed, devDependencies: tools } = manifest()
  return [...Object.keys(needed), ...Object.keys(tools)]
}

/** The package of a module; null for Node's own and for our files. */
function packageOf(module: string): string | null {
  if (module.startsWith('.') || module.startsWith('node:')) return null
  const parts = module.split('/')
  return module.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? null)
}
