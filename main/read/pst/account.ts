import { joinFolder } from '../../../shared/folder-path.ts'
import type { Problem } from '../../../shared/problem.ts'
import type { FolderAccount, ReadEnd } from '../item.ts'
import { bounded, damageProblems } from './damage-list.ts'
import { hex } from './ltp/heap.ts'
import type { Folder } from './messaging/folders.ts'
import { ASSOCIATED_MESSAGE, NORMAL_MESSAGE, ROOT_FOLDER } from './messaging/node-types.ts'
import type { Damage, Remains } from './ndb/node-database.ts'
import type { ItemPlace, MissingItems } from './placement.ts'
import type { Fate } from './remains.ts'
import type { Structure } from './structure.ts'

/** The account of a file, made item by item. */
export type Account = {
  /** Counts an item as read (`lostBy` null), or as one of which nothing could be read because of this damage. */
  count(place: ItemPlace, lostBy: readonly Damage[] | null): void
  /** Counts a node of before. */
  countFormer(fate: Fate): void
  /** `missing`: rows of tables that list no item there is. `remains`: the nodes of before. */
  end(missing: readonly MissingItems[], remains: Pick<Remains, 'count' | 'isAll'>): ReadEnd
}

/** Places that are kept; a file with more is not told apart from one with many. */
const MOST_DAMAGE = 20_000

const MORE_REMAINS = 'more is left of deleted items than is looked for'

/**
 * Holds three things against each other: what the tables of the folders list, the nodes of items there are (both are gone through
 * wholly, also when reading goes on from a cursor, so that the account comes to the same), and the count of nodes by a sweep of
 * its own. Of an item that an earlier run read, the run that goes on looks only whether it begins with properties.
 *
 * `survey`: nodes = inFolder + associated + recovered + unreadable + structural + other, of which `other` also by type
 * ("other0x14"). Beside the nodes: formerNodes, those that old pages name, of which deletedFound and lostFound became items,
 * formerGone are not whole any more, and formerSame say what another item of that node says: the second count takes all of them,
 * less those two. `listedMissing`: rows that list no item there is. The problems name the damage to everything but items, and that
 * for which nothing of an item could be read; damage inside one that was read is its own (`item-damaged`).
 */
export function openAccount(structure: Structure, fileSize: number): Account {
  const { folders, nodes, sweep } = structure
  const read = folders.map(() => ({ read: 0, associated: 0 }))
  const counts = { inFolder: 0, associated: 0, recovered: 0, unreadable: 0 }
  const damage = [...structure.damage]
  const former = { deleted: 0, recovered: 0, gone: 0, same: 0 }
  return {
    countFormer(fate) {
      former[fate]++
    },
    count({ foundAs, listedBy }, lostBy) {
      if (lostBy !== null) {
        counts.unreadable++
        if (damage.length < MOST_DAMAGE) damage.push(...lostBy)
        return
      }
      if (foundAs === 'recovered') counts.recovered++
      else counts[foundAs === 'associated' ? 'associated' : 'inFolder']++
      const folder = listedBy === null ? undefined : read[listedBy]
      if (folder !== undefined) folder[foundAs === 'associated' ? 'associated' : 'read']++
    },
    end(missing, remains) {
      const ofItems = (type: number): number => sweep.byType.get(type) ?? 0
      const swept = ofItems(NORMAL_MESSAGE) + ofItems(ASSOCIATED_MESSAGE) + nodes.items.size
      const others = [...nodes.others].map(([type, count]) => [`other${hex(type)}`, count] as const)
      return {
        step: 'end',
        counted: swept - counts.unreadable + (remains.count - former.gone - former.same),
        survey: {
          nodes: nodes.nodes,
          ...counts,
          structural: nodes.structural,
          other: others.reduce((sum, [, count]) => sum + count, 0),
          ...Object.fromEntries(others),
          formerNodes: remains.count,
          deletedFound: former.deleted,
          lostFound: former.recovered,
          formerGone: former.gone,
          formerSame: former.same,
          listedMissing: missing.reduce((sum, { rows }) => sum + rows, 0),
          damaged: damage.length,
        },
        folders: accountOf(folders, read),
        problems: [
          ...problemsOf({ ...structure, damage }, fileSize, missing, read),
          ...(remains.isAll ? [] : [{ kind: 'store-damaged', detail: MORE_REMAINS } as const]),
        ],
      }
    },
  }
}

type Read = { readonly read: number; readonly associated: number }

/** The root of the file is told of only when it holds something: it is no folder that anybody sees. */
function accountOf(folders: readonly Folder[], read: readonly Read[]): FolderAccount[] {
  return folders.flatMap(({ nid, path, kind, containerClass, declared, declaredAssociated }, place) => {
    const of = read[place] ?? { read: 0, associated: 0 }
    const isEmpty = !declared && !declaredAssociated && of.read + of.associated === 0
    if (nid === ROOT_FOLDER && isEmpty) return []
    return [{ path, kind, containerClass, declared, declaredAssociated, ...of }]
  })
}

function problemsOf(
  { damage, hasPassword, folders }: Structure,
  fileSize: number,
  missing: readonly MissingItems[],
  read: readonly Read[],
): Problem[] {
  return [
    ...damageProblems(damage, fileSize),
    ...bounded(missing.map((rows) => missingProblem(folders[rows.folder], rows))),
    ...(hasPassword ? [{ kind: 'store-password' } as const] : []),
    ...bounded(folders.flatMap((folder, place) => differences(folder, read[place]))),
  ]
}

function missingProblem(folder: Folder | undefined, { rows, nids }: MissingItems): Problem {
  const named = nids.map(hex).join(', ')
  const more = rows > nids.length ? ` and ${rows - nids.length} more` : ''
  return {
    kind: 'store-damaged',
    detail: `${nameOf(folder)} lists items that are not there: ${named}${more}`,
  }
}

function differences(folder: Folder, read: Read | undefined): Problem[] {
  if (folder.kind === 'search' || read === undefined) return []
  const of = [
    ['items', folder.declared, read.read],
    ['associated items', folder.declaredAssociated, read.associated],
  ] as const
  return of.flatMap(([what, declared, found]) => {
    if (declared === null || declared === found) return []
    const detail = `${nameOf(folder)}: counts ${declared} ${what}, read ${found}`
    return [{ kind: 'folder-count-differs', detail } as const]
  })
}

function nameOf(folder: Folder | undefined): string {
  return folder === undefined || folder.path.length === 0 ? 'the top of the mailbox' : joinFolder(folder.path)
}
