import type {
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron'
import { only } from './refuse.ts'

/** Whoever answers the program's dialogs: a person, or a test. */
export type Asker = {
  /** The paths chosen; null when closed without choosing. */
  open(options: OpenDialogOptions): Promise<readonly string[] | null>
  /** The path to write, agreed to be replaced when it is there already; null when closed without choosing. */
  save(options: SaveDialogOptions): Promise<string | null>
  /** Which of the buttons was chosen. */
  message(options: MessageBoxOptions): Promise<number>
  /** Told, not asked. */
  error(title: string, content: string): void
}

/** Electron's `dialog`. Its functions take the window first, or no window. */
export function makeDialog(asker: Asker) {
  return only('dialog', {
    showOpenDialog: async (...args: unknown[]): Promise<OpenDialogReturnValue> => {
      const filePaths = await asker.open(optionsOf<OpenDialogOptions>(args))
      return { canceled: filePaths === null, filePaths: [...(filePaths ?? [])] }
    },
    showSaveDialog: async (...args: unknown[]): Promise<SaveDialogReturnValue> => {
      const filePath = await asker.save(optionsOf<SaveDialogOptions>(args))
      return { canceled: filePath === null, filePath: filePath ?? '' }
    },
    showMessageBox: async (...args: unknown[]): Promise<MessageBoxReturnValue> => {
      const response = await asker.message(optionsOf<MessageBoxOptions>(args))
      return { response, checkboxChecked: false }
    },
    showErrorBox: (title: string, content: string): void => asker.error(title, content),
  })
}

/** The options are the last of Electron's one or two arguments. */
const optionsOf = <T>(args: readonly unknown[]): T => args.at(-1) as T
