import { registerHooks } from 'node:module'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What `import … from 'electron'` gives: the names of the module and their values. */
export type ElectronModule = Readonly<Record<string, object>>

/** Launches of this process, by number: the modules of each see their own Electron. */
const launches = new Map<string, { readonly electron: ElectronModule; readonly folder: string }>()
const scheme = 'stand-in-electron:'
const marked = /[?&]launch=(\d+)/

// Generated modules reach the launches by this name.
Object.defineProperty(globalThis, 'bewaarpostStandIn', {
  value: (launch: string) => launches.get(launch)?.electron,
  configurable: true,
})

let hooked = false

/**
 * Runs a bundled main process with `electron` in the place of Electron: a copy of its own of every module of the bundle's folder, so
 * that one process can start the program several times. Resolves when its top level has run.
 */
export async function runBundle(main: string, electron: ElectronModule): Promise<void> {
  if (!hooked) hook()
  hooked = true
  const launch = String(launches.size + 1)
  launches.set(launch, { electron, folder: pathToFileURL(`${dirname(main)}/`).href })
  await import(`${pathToFileURL(main).href}?launch=${launch}`)
}

function hook(): void {
  registerHooks({
    resolve(specifier, context, next) {
      const launch = marked.exec(context.parentURL ?? '')?.[1]
      if (launch === undefined) return next(specifier, context)
      if (specifier === 'electron') return { url: `${scheme}${launch}`, shortCircuit: true }
      const resolved = next(specifier, context)
      const ours =
        resolved.url.startsWith(launches.get(launch)?.folder ?? scheme) && !marked.test(resolved.url)
      return ours ? { ...resolved, url: `${resolved.url}?launch=${launch}` } : resolved
    },
    load(url, context, next) {
      if (!url.startsWith(scheme)) return next(url, context)
      const launch = url.slice(scheme.length)
      const names = Object.keys(launches.get(launch)?.electron ?? {})
      const source = `const electron = globalThis.bewaarpostStandIn(${JSON.stringify(launch)})
export const { ${names.join(', ')} } = electron
export default electron`
      return { format: 'module', shortCircuit: true, source }
    },
  })
}
