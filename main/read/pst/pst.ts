import type { Bytes } from '../../source/bytes.ts'
import type { Cursor, MailFormat, ReadEnd, ReadStep } from '../item.ts'
import { openAccount } from './account.ts'
import { lostBy, stepOf } from './item-step.ts'
import { ASSOCIATED_MESSAGE, NORMAL_MESSAGE, typeOf } from './messaging/node-types.ts'
import type { Damage } from './ndb/node-database.ts'
import { openNodeDatabase } from './ndb/open.ts'
import { placeItems } from './placement.ts'
import { judgeRemains } from './remains.ts'
import { readStructure } from './structure.ts'

/** Personal folders of Outlook 2003 and later, with numbers of 64 bits ([MS-PST]). */
export const pst = storeFormat('pst', 'x-fmt/249')
/** Personal folders of older Outlooks, with numbers of 32 bits. */
export const pstAnsi = storeFormat('pst-ansi', 'x-fmt/248')
/** What Outlook keeps of a mailbox on a server for use without it. */
export const ost = storeFormat('ost', null)
/** The personal address book: the same file with contacts in it. */
export const pab = storeFormat('pab', null)

function storeFormat(format: string, puid: string | null): MailFormat {
  return {
    format,
    puid,
    agent: `bewaarpost-${format}`,
    version: '1',
    accounts: 'items',
    apart: true,
    read: (bytes, cursor) => readStore(bytes, cursor),
  }
}

/**
 * Reads every item of a personal folders file in the order of its nodes, then the deleted ones that are still whole. The cursor is
 * the node of the last item and one more; of deleted ones it counts on behind all nodes. The last step is the account of the whole
 * file, the same wherever reading began. A file that cannot be opened has no items.
 */
async function* readStore(bytes: Bytes, cursor: Cursor): AsyncGenerator<ReadStep> {
  const database = openNodeDatabase(bytes)
  if (!('kind' in database)) {
    yield unreadable(database)
    return
  }
  const structure = readStructure(database, bytes.size)
  const source = { bytes, database, names: structure.names }
  const placement = placeItems(structure)
  const account = openAccount(structure, bytes.size)
  for (const entry of database.nodes()) {
    if (!ITEMS.has(typeOf(entry.nid)) && !structure.nodes.items.has(entry.nid)) continue
    const place = placement.place(entry)
    if (entry.nid < cursor) {
      account.count(place, lostBy(source, entry))
      continue
    }
    const found = stepOf(source, entry, place)
    account.count(place, found.lostBy)
    yield found.step
  }
  const remains = database.remains(ITEMS)
  const before = { ...source, database: remains.database }
  for (const { entry, fate, cursor: behind } of judgeRemains(before, remains)) {
    account.countFormer(fate)
    if ((fate !== 'deleted' && fate !== 'recovered') || behind <= cursor) continue
    const { step } = stepOf(before, entry, placement.former(entry, fate))
    yield { ...step, cursor: behind }
  }
  yield account.end(placement.missing(), remains)
}

const ITEMS: ReadonlySet<number> = new Set([NORMAL_MESSAGE, ASSOCIATED_MESSAGE])

function unreadable(damage: Damage): ReadEnd {
  return {
    step: 'end',
    counted: 0,
    survey: {},
    folders: [],
    problems: [{ kind: 'store-unreadable', ...damage }],
  }
}
