import type { PropertyGroup } from '../../shared/records.ts'
import { itemOf } from '../parse/content-item.ts'
import { codePageOf } from '../read/mapi/code-page.ts'
import { EMBEDDED_DEPTH, type MapiItem, type Property } from '../read/mapi/item.ts'
import { nameOf, nameOfSet } from '../read/mapi/names.ts'
import type { ReadDb } from '../store/connection.ts'
import { nameType, showValue } from './property-value.ts'
import { readBeginning } from './record-view.ts'

/** Properties, and groups of them, that are shown of one item. Real ones have some hundreds. */
const MOST = 20_000

type Groups = { readonly groups: PropertyGroup[]; readonly isCut: boolean }

/** The properties of a record's Outlook item; no groups of any other. Throws Failed not-found, depot-damaged. */
export function readProperties(db: ReadDb, id: number): Groups {
  const { bytes, isWhole } = readBeginning(db, id)
  const item = itemOf(bytes)?.item
  if (item === undefined) return { groups: [], isCut: false }
  const { groups, isCut } = groupProperties(item)
  return { groups, isCut: isCut || !isWhole }
}

/** All properties of an item by where they stand: the item first, then its recipients, its attachments and what is in them. */
export function groupProperties(item: MapiItem, most = MOST): Groups {
  const groups: PropertyGroup[] = []
  let left = most
  for (const { place, properties, codePage } of walk(item, [], EMBEDDED_DEPTH)) {
    if (left <= 0 && (properties.length > 0 || groups.length >= most)) return { groups, isCut: true }
    groups.push({ place, properties: properties.slice(0, left).map((one) => show(one, codePage)) })
    left -= Math.max(1, properties.length)
  }
  return { groups, isCut: left < 0 }
}

type Group = {
  readonly place: PropertyGroup['place']
  readonly properties: readonly Property[]
  readonly codePage: number | null
}

function* walk(item: MapiItem, place: PropertyGroup['place'], depth: number): Generator<Group> {
  const codePage = codePageOf(item.properties)
  yield { place, properties: item.properties, codePage }
  let number = 0
  for (const properties of item.recipients)
    yield { place: [...place, 'recipient', ++number], properties, codePage }
  number = 0
  for (const { properties, embedded } of item.attachments) {
    const inside: PropertyGroup['place'] = [...place, 'attachment', ++number]
    yield { place: inside, properties, codePage }
    if (embedded !== null && depth > 0) yield* walk(embedded, [...inside, 'item'], depth - 1)
  }
}

function show(property: Property, codePage: number | null): PropertyGroup['properties'][number] {
  const { id, type, name } = property
  const called = nameOf(property)
  return {
    id,
    // Where it has no name of its own its identifier stands beside it already.
    name: name === null && called.startsWith('0x') ? '' : called,
    set: name === null ? null : nameOfSet(name.set),
    type: nameType(type),
    ...showValue(property, codePage),
  }
}
