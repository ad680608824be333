import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

/** A page of the shell: its bytes and type. */
export type Page = { readonly bytes: Uint8Array; readonly type: string }

/** Answers the path of an address ("/assets/x.js") with its page; null when there is none. */
export type Pages = (path: string) => Promise<Page | null>

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/**
 * The files of a folder as pages. Their names are listed once, at the start: an address is looked up among them and never made
 * into a path.
 */
export function listPages(folder: string): Pages {
  const files = new Map<string, string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    files.set(`/${relative(folder, file).split(sep).join('/')}`, file)
  }
  return async (path) => {
    const file = files.get(path === '/' ? '/index.html' : path)
    if (file === undefined) return null
    return { bytes: await readFile(file), type: types[extname(file)] ?? 'application/octet-stream' }
  }
}
