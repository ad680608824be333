import { relative } from 'node:path'
import type { Plugin } from 'vite'
import { root } from './places.ts'

/**
 * Fails the build when a bundle holds a package, or the contract and its checks. The preload stands between a hostile page and the
 * main process: it passes values on and understands none of them.
 */
export function ownCodeOnly(): Plugin {
  return {
    name: 'bewaarpost-own-code-only',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue
        for (const [id, { renderedLength }] of Object.entries(file.modules)) {
          const isForeign = id.includes('/node_modules/') || id.endsWith('/shared/contract.ts')
          if (isForeign && renderedLength > 0)
            this.error(`${relative(root, id)} does not belong in ${file.fileName}`)
        }
      }
    },
  }
}
