import type { WordId } from './en.ts'
import { accession } from './nl/accession.ts'
import { advice } from './nl/advice.ts'
import { appraise } from './nl/appraise.ts'
import { cards } from './nl/cards.ts'
import { commands } from './nl/commands.ts'
import { common } from './nl/common.ts'
import { failures } from './nl/failures.ts'
import { help } from './nl/help.ts'
import { host } from './nl/host.ts'
import { ledger } from './nl/ledger.ts'
import { log } from './nl/log.ts'
import { overview } from './nl/overview.ts'
import { problems } from './nl/problems.ts'
import { reading } from './nl/reading.ts'
import { records } from './nl/records.ts'
import { settings } from './nl/settings.ts'
import { start } from './nl/start.ts'

/** Every sentence of the window in Dutch. */
export const nl: Readonly<Record<WordId, string>> = {
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
}
