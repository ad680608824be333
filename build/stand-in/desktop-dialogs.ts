import { spawn, spawnSync } from 'node:child_process'
import { homedir } from 'node:os'
import { dirname } from 'node:path'
import type { OpenDialogOptions, SaveDialogOptions } from 'electron'
import type { Asker } from './dialogs.ts'

/** The desktop's own dialogs for files, by the programs that desktops of Linux bring; null where there is none. */
export function desktopDialogs(): Pick<Asker, 'open' | 'save'> | null {
  if (process.platform !== 'linux') return null
  const program = programs.find(
    ({ name }) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
  )
  if (program === undefined) return null
  return {
    open: (options) => run(program.name, program.open(options)),
    save: async (options) => (await run(program.name, program.save(options)))?.[0] ?? null,
  }
}

type Program = {
  readonly name: string
  open(options: OpenDialogOptions): string[]
  save(options: SaveDialogOptions): string[]
}

const has = (
  { properties = [] }: OpenDialogOptions,
  property: 'openDirectory' | 'multiSelections',
): boolean => properties.some((each) => each === property)

const programs: readonly Program[] = [
  {
    name: 'zenity',
    open: (options) => [
      '--file-selection',
      '--separator=\n',
      `--title=${options.title ?? ''}`,
      // With a slash at its end it begins in the folder instead of choosing it.
      `--filename=${options.defaultPath ?? homedir()}/`,
      ...(has(options, 'openDirectory') ? ['--directory'] : []),
      ...(has(options, 'multiSelections') ? ['--multiple'] : []),
    ],
    save: (options) => [
      '--file-selection',
      '--save',
      '--confirm-overwrite',
      `--title=${options.title ?? ''}`,
      `--filename=${options.defaultPath ?? ''}`,
    ],
  },
  {
    name: 'kdialog',
    open: (options) => [
      '--title',
      options.title ?? '',
      ...(has(options, 'openDirectory')
        ? ['--getexistingdirectory']
        : [
            ...(has(options, 'multiSelections') ? ['--multiple', '--separate-output'] : []),
            '--getopenfilename',
          ]),
      options.defaultPath ?? homedir(),
    ],
    save: (options) => [
      '--title',
      options.title ?? '',
      '--getsavefilename',
      options.defaultPath ?? dirname(homedir()),
    ],
  },
]

/** The paths a dialog prints, one on each line; null when it was closed without choosing. */
function run(program: string, args: readonly string[]): Promise<string[] | null> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  return new Promise((done) => {
    child.on('error', () => done(null))
    child.on('close', (code) => {
      const paths = printed.split('\n').filter((path) => path !== '')
      done(code === 0 && paths.length > 0 ? paths : null)
    })
  })
}
