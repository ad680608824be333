import { accession } from './en/accession.ts'
import { advice } from './en/advice.ts'
import { appraise } from './en/appraise.ts'
import { cards } from './en/cards.ts'
import { commands } from './en/commands.ts'
import { common } from './en/common.ts'
import { failures } from './en/failures.ts'
import { help } from './en/help.ts'
import { host } from './en/host.ts'
import { ledger } from './en/ledger.ts'
import { log } from './en/log.ts'
import { overview } from './en/overview.ts'
import { problems } from './en/problems.ts'
import { reading } from './en/reading.ts'
import { records } from './en/records.ts'
import { settings } from './en/settings.ts'
import { start } from './en/start.ts'

/** Every sentence of the window in English, by its id; ICU message format. The other languages have the same ids. */
export const en = {
  ...common,
  ...commands,
  ...failures,
  ...problems,
  ...advice,
  ...start,
  ...accession,
  ...ledger,
  ...records,
  ...reading,
  ...cards,
  ...appraise,
  ...overview,
  ...log,
  ...settings,
  ...help,
  ...host,
} as const

export type WordId = keyof typeof en
