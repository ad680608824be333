import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Name, version and licence (SPDX) of a library the program is made with. */
export type Library = readonly [name: string, version: string, licence: string]

const root = join(import.meta.dirname, '..')

/** The libraries that the engine depends on and the renderer imports, and Electron, by name. What they need in turn is not listed. */
export function readLibraries(): Library[] {
  // npm's own files, of this repository: both have these keys.
  const { dependencies } = read('package.json') as { dependencies: Record<string, string> }
  const { packages } = read('package-lock.json') as {
    packages: Record<string, { version: string; license?: string }>
  }
  const names = new Set([...Object.keys(dependencies), ...importedByRenderer(), 'electron'])
  // The Node in package.json is that of the tools; the program runs on Electron's.
  names.delete('node')
  return [...names].sort().map((name) => {
    const found = packages[`node_modules/${name}`]
    if (found?.license === undefined) throw new Error(`package-lock.json tells no licence of ${name}`)
    return [name, found.version, found.license]
  })
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(root, file), 'utf8'))
}

function importedByRenderer(): string[] {
  const folder = join(root, 'renderer')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => [
      ...readFileSync(join(folder, path), 'utf8').matchAll(/^(?:import|\} from|.* from) '([^'.][^']*)'/gm),
    ])
    .map(([, module = '']) => module.split('/', module.startsWith('@') ? 2 : 1).join('/'))
}

/** The source text of renderer/screens/help/libraries.ts. */
export function printLibraries(libraries: readonly Library[]): string {
  return [
    '/** Name, version and licence of the libraries the program is made with. Written by build/libraries.ts. */',
    'export const libraries: readonly (readonly [name: string, version: string, licence: string])[] = [',
    ...libraries.map((library) => `  [${library.map((each) => `'${each}'`).join(', ')}],`),
    ']',
    '',
  ].join('\n')
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(root, 'renderer/screens/help/libraries.ts'), printLibraries(readLibraries()))
}
