import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { importsOf } from './imports.ts'
import { tokensOf } from './tokens.ts'

/** The folder of the clone. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A source file: path from the clone with "/", and its text. */
export type Source = { readonly path: string; readonly text: string }

/** All TypeScript under the given folders of the clone, in order of their paths; with JSX in it or not. */
export function sourcesOf(...folders: readonly string[]): Source[] {
  return filesOf(['ts', 'tsx'], ...folders)
}

/** All files of some kinds ("css") under the given folders of the clone, in order of their paths. */
export function filesOf(kinds: readonly string[], ...folders: readonly string[]): Source[] {
  const patterns = folders.flatMap((folder) => kinds.map((kind) => `${folder}/**/*.${kind}`))
  return globSync(patterns, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** Folder (or file) → the folders, files and packages that what lies in it may import; "node:" stands for Node's own. */
export type Arrows = Readonly<Record<string, readonly string[]>>

/** The imports that no row of the table allows, as "path:line imports what". The longest matching row counts. */
export function faultsOf(sources: readonly Source[], arrows: Arrows): string[] {
  return sources.flatMap(({ path, text }) => {
    const row = rowOf(path, arrows)
    if (row === null) return [`${path} stands in no row of the table`]
    return importsOf(text).flatMap(({ module, line }) => {
      const target = module === null ? null : resolved(path, module)
      const allowed = target !== null && [row.folder, ...row.allowed].some((one) => lies(target, one))
      return allowed ? [] : [`${path}:${line} imports ${target ?? 'what cannot be known before it runs'}`]
    })
  })
}

function rowOf(path: string, arrows: Arrows): { folder: string; allowed: readonly string[] } | null {
  const fitting = Object.keys(arrows).filter((folder) => lies(path, folder))
  const folder = fitting.sort((a, b) => b.length - a.length)[0]
  return folder === undefined ? null : { folder, allowed: arrows[folder] ?? [] }
}

/** A relative module as a path from the clone; a package or Node's own as it is. */
function resolved(path: string, module: string): string {
  return module.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), module)) : module
}

/** Whether a target is the folder, file or package, or lies in it. */
function lies(target: string, place: string): boolean {
  return target === place || target.startsWith(place.endsWith(':') ? place : `${place}/`)
}

/** Texts that are SQL statements, as "path:line begins". */
export function sqlOf(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) =>
    tokensOf(text)
      .filter(({ kind, text: said }) => kind === 'string' && statement.test(said))
      .map(({ line, text: said }) => `${path}:${line} ${said.trim().slice(0, 40)}`),
  )
}

const statement =
  /^\s*(?:SELECT\s|INSERT (?:OR \w+ )?INTO\s|REPLACE INTO\s|UPDATE (?:OR \w+ )?\w+\s+SET\s|DELETE FROM\s|CREATE (?:UNIQUE |TEMP |VIRTUAL )?(?:TABLE|INDEX|TRIGGER|VIEW)\s|(?:DROP|ALTER) TABLE\s|PRAGMA\s|WITH (?:RECURSIVE )?\w+ ?(?:\(|AS)|ATTACH\s|VACUUM\b|BEGIN (?:IMMEDIATE|EXCLUSIVE)|SAVEPOINT\s)/

/** Which source file or folder a unit test is of: tests/unit/read/mbox.test.ts → main/read/mbox.ts. Null when there is none. */
export function sourceOfTest(path: string, sources: readonly Source[]): string | null {
  const inner = path.replace(/^tests\/unit\//, '')
  // "mbox.random.test.ts" is a further test of mbox.ts.
  const stem = join(
    dirname(inner),
    (inner.split('/').at(-1) ?? '').replace(/(?:\.[\w-]+)?\.test\.ts$/, ''),
  ).replaceAll('\\', '/')
  const candidates = [`main/${stem}.ts`, `shared/${stem}.ts`, `${stem}.ts`, `${stem}.tsx`, `tests/${stem}.ts`]
  const folders = [`main/${stem}/`, `${stem}/`]
  const file = candidates.find((candidate) => sources.some(({ path: one }) => one === candidate))
  return file ?? folders.find((folder) => sources.some(({ path: one }) => one.startsWith(folder))) ?? null
}
