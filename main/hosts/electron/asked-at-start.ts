import { resolve } from 'node:path'

/**
 * The depot that a command line names: its last word ending in `.depot`, as an absolute path; null when it names none. `folder`
 * is where the command was given.
 */
export function depotIn(argv: readonly string[], folder: string): string | null {
  const named = argv.filter((word) => !word.startsWith('-') && /\.depot$/i.test(word)).at(-1)
  return named === undefined ? null : resolve(folder, named)
}

/** Whether a command line asks for the sample, where there is nothing else to open. */
export function wantsSample(argv: readonly string[]): boolean {
  return argv.includes('--sample')
}
