import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe } from 'vitest'

const beside = fileURLToPath(new URL('../../../shared/corpora', import.meta.url))

/** The folder with real mail that may lie beside the clone, without a slash at its end; null when it does not. */
export const corpora: string | null = existsSync(beside) ? beside : null

/** A group of tests over the real mail. When it is not there the group is skipped, and the reason is printed. */
export function describeWithCorpora(name: string, tests: (corpora: string) => void): void {
  if (corpora !== null) {
    describe(name, () => tests(corpora))
    return
  }
  console.warn(`skipped: "${name}" needs the real mail of ../shared/corpora, which is not beside this clone`)
  describe.skip(`${name} (no ../shared/corpora)`, () => {})
}
