import { join } from 'node:path'
import type { InlineConfig } from 'vite'
import { ownCodeOnly } from './own-code-only.ts'
import { root } from './places.ts'
import { threadUrls } from './thread-urls.ts'
import { twoLanguages } from './two-languages.ts'

/** How a bundle is made: `into` is its folder; `nativeHash` the SHA-256 (hex) the database's binary must have, '' for any. */
export type Making = { readonly into: string; readonly minify: boolean; readonly nativeHash: string }

/** Left outside the bundles: Electron is the runtime itself, and a native binary cannot be bundled. */
const external = ['electron', 'better-sqlite3']

/** Of libraries written for servers too ("use client"), and of a reader that another folder loads at once. */
const saysNothingNew = { moduleLevelDirective: false, ineffectiveDynamicImport: false }

/** The main process and its threads, which share their code, as modules beside each other in `main/`. */
export function nodeConfig(making: Making, entries: Readonly<Record<string, string>>): InlineConfig {
  return config(making, 'main', {
    plugins: [threadUrls(entries)],
    define: {
      __NATIVE_SHA256__: JSON.stringify(making.nativeHash),
      __CHARACTER_MAPS__: JSON.stringify('../renderer/pdf/cmaps'),
    },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node24',
      rolldownOptions: {
        external,
        input: Object.fromEntries(
          Object.entries(entries).map(([name, source]) => [name, join(root, source)]),
        ),
        // What threads share lies beside them: the address of a thread is relative to the file that names it.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
}

/** The preload script, one file: in the sandbox it can require nothing but Electron. */
export function preloadConfig(making: Making, entry: string): InlineConfig {
  return config(making, 'preload', {
    plugins: [ownCodeOnly()],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'chrome146',
      license: false,
      rolldownOptions: {
        external,
        input: { preload: join(root, entry) },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  })
}

/** The pages, for the Chromium that Electron 45 embeds and the one the stand-in finds. */
export function rendererConfig(making: Making, folder: string): InlineConfig {
  return config(making, 'renderer', {
    root: join(root, folder),
    base: '/',
    plugins: [twoLanguages()],
    build: { target: 'chrome146', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  })
}

function config(making: Making, folder: string, own: InlineConfig): InlineConfig {
  return {
    root,
    ...own,
    configFile: false,
    envDir: false,
    publicDir: false,
    mode: 'production',
    logLevel: 'warn',
    build: {
      outDir: join(making.into, folder),
      emptyOutDir: true,
      minify: making.minify,
      sourcemap: false,
      reportCompressedSize: false,
      // Packages are bundled on condition that their licences come along.
      license: { fileName: 'licences.md' },
      // Everything is read from the disk beside it, so large files cost nothing on the way.
      chunkSizeWarningLimit: 10_000,
      ...own.build,
      rolldownOptions: { checks: saysNothingNew, ...own.build?.rolldownOptions },
    },
  }
}
