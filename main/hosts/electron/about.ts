import { app, nativeTheme } from 'electron'
import type { DeskState } from '../../../shared/desk.ts'
import { systemLanguage } from './language.ts'

/** The part of the desk's state that tells of this computer and this program. `account`: as the system names it. */
export function aboutHost(
  account: string,
): Pick<DeskState, 'program' | 'host' | 'platform' | 'system' | 'account'> {
  return {
    program: programName(),
    host: process.versions['electron'] === undefined ? 'stand-in' : 'electron',
    platform: process.platform,
    system: {
      language: systemLanguage(app.getPreferredSystemLanguages()),
      dark: nativeTheme.shouldUseDarkColors,
    },
    account,
  }
}

/** "bewaarpost 0.1.0": stands in the log and in new depots. */
export function programName(): string {
  return `bewaarpost ${app.getVersion()}`
}
