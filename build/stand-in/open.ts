import { homedir } from 'node:os'
import { join } from 'node:path'
import { askPerson } from './ask-person.ts'
import { startStandIn } from './stand-in.ts'

/**
 * Opens the bundled workstation on a display, with an installed Chromium (`executable`) as its window; `argv` is what Electron would be
 * given after the program. Resolves with the exit code when the program is over.
 */
export async function openStandIn(
  executable: string,
  main: string,
  argv: readonly string[],
): Promise<number> {
  const languages = [Intl.DateTimeFormat().resolvedOptions().locale]
  const running = await startStandIn({
    main,
    executable,
    headed: true,
    argv,
    userData: userDataOf(argv),
    languages,
    dark: null,
    asker: (page) => askPerson(page, languages),
  })
  // Ctrl-C in the terminal is a wish to close the window, which the program may ask about; the second one is not.
  process.once('SIGINT', () => {
    process.once('SIGINT', () => running.exit())
    running.quit()
  })
  return running.ended
}

/** Where Electron would keep the program's own things: `--user-data-dir=`, else the system's place for such. */
function userDataOf(words: readonly string[]): string {
  const named = words.map((word) => /^--user-data-dir=(.+)$/.exec(word)?.[1]).find((one) => one !== undefined)
  if (named !== undefined) return named
  const { env, platform } = process
  const home = homedir()
  const roots: Partial<Record<NodeJS.Platform, string>> = {
    win32: env['APPDATA'] ?? join(home, 'AppData', 'Roaming'),
    darwin: join(home, 'Library', 'Application Support'),
  }
  return join(roots[platform] ?? env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'Bewaarpost')
}
