import { dirname, relative, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { root } from './places.ts'

const ownUrl = /new URL\(\s*(['"`])(\.[^'"`]*)\1\s*,\s*import\.meta\.url\s*,?\s*\)/g

/**
 * Sources start a thread with `new URL('./engine-thread.ts', import.meta.url)`. The bundled threads lie beside each other, whatever
 * folder their sources are in: this rewrites such an address to the bundled name, and fails the build on one that is no entry,
 * since it would point at nothing.
 */
export function threadUrls(entries: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'bewaarpost-thread-urls',
    transform(code, id) {
      if (id.includes('/node_modules/') || !code.includes('import.meta.url')) return null
      const rewritten = code.replace(ownUrl, (_, _quote, address: string) => {
        const source = relative(root, resolve(dirname(id), address)).replaceAll('\\', '/')
        const name = Object.keys(entries).find((each) => entries[each] === source)
        if (name === undefined)
          this.error(`${relative(root, id)} names ${source} by its address, which is not bundled`)
        return `new URL('./${name}.js', import.meta.url)`
      })
      return rewritten === code ? null : { code: rewritten, map: null }
    },
  }
}
