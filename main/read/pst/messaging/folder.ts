import { numberOf, textOf } from '../../mapi/values.ts'
import { hex } from '../ltp/heap.ts'
import { attempt, openNode, type Report } from '../ltp/node.ts'
import { openProperties, type StoredProperty } from '../ltp/property-context.ts'
import type { NodeDatabase } from '../ndb/node-database.ts'

/** What a folder says of itself ([MS-PST] §2.4.4.1.1). */
export type FolderFacts = {
  /** '' when it does not say. */
  readonly name: string
  readonly containerClass: string
  readonly declared: number | null
  readonly declaredAssociated: number | null
}

const DISPLAY_NAME = 0x3001
const CONTENT_COUNT = 0x3602
const CONTAINER_CLASS = 0x3613
const ASSOCIATED_COUNT = 0x3617

const NOTHING: FolderFacts = { name: '', containerClass: '', declared: null, declaredAssociated: null }

/** Reads the properties of a folder's node; says nothing of what is damaged or not there. */
export function readFolder(database: NodeDatabase, nid: number, report: Report): FolderFacts {
  const what = `folder ${hex(nid)}`
  const within: Report = (part, damage) => report(`${what}, ${part}`, damage)
  const properties = attempt(what, report, () => {
    const entry = database.findNode(nid)
    return entry === null ? null : openProperties(openNode(database, entry), within)
  })
  if (properties === null) return NOTHING
  return {
    name: shortText(properties.find(DISPLAY_NAME)),
    containerClass: shortText(properties.find(CONTAINER_CLASS)),
    declared: numberOf(properties.find(CONTENT_COUNT)),
    declaredAssociated: numberOf(properties.find(ASSOCIATED_COUNT)),
  }
}

/** The name in a row of a hierarchy table. */
export function nameIn(row: readonly StoredProperty[]): string {
  return shortText(row.find(({ id }) => id === DISPLAY_NAME) ?? null)
}

/** Nobody names a folder in more letters; a table of folders cannot be blown up by one that does. */
const LONGEST = 1000

function shortText(property: StoredProperty | null): string {
  return (textOf(property, null) ?? '').slice(0, LONGEST)
}
