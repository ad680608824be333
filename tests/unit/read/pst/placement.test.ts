import { expect, test } from 'vitest'
import type { Folder } from '../../../../main/read/pst/messaging/folders.ts'
import type { Listed, Listing } from '../../../../main/read/pst/messaging/listing.ts'
import { placeItems } from '../../../../main/read/pst/placement.ts'

const folder = (nid: number, name: string): Folder => ({
  ...{ nid, name, path: [name], kind: 'folder', containerClass: '' },
  ...{ declared: null, declaredAssociated: null },
})
const folders = [folder(0x8022, 'A'), folder(0x8042, 'B')]

/** Rows as [node, folder, whether associated], by node. */
function listingOf(...rows: readonly (readonly [number, number, boolean])[]): Listing {
  const listed = rows.map(([nid, of, isAssociated]): Listed => ({ nid, folder: of, isAssociated }))
  return { rows: rows.length, at: (row) => listed[row] ?? { nid: 0, folder: 0, isAssociated: false } }
}

const entry = (nid: number, parent: number) => ({ nid, parent, data: 0, subnodes: 0 })

test('an item is where a table lists it, of several where it says itself, of none in the folder it says, recovered', () => {
  const { place } = placeItems({
    folders,
    listing: listingOf([0x24, 0, false], [0x44, 0, false], [0x44, 1, false], [0x68, 1, true]),
  })
  expect(place(entry(0x24, 0x9999))).toEqual({ foundAs: '', folder: ['A'], listedBy: 0 })
  expect(place(entry(0x44, 0x8042))).toEqual({ foundAs: '', folder: ['B'], listedBy: 1 })
  expect(place(entry(0x68, 0x8042))).toEqual({ foundAs: 'associated', folder: ['B'], listedBy: 1 })
  expect(place(entry(0x84, 0x8042))).toEqual({ foundAs: 'recovered', folder: ['B'], listedBy: null })
  expect(place(entry(0xa4, 0x9999))).toEqual({ foundAs: 'recovered', folder: [], listedBy: null })
})

test('rows that list no item are counted by folder, before, between and after the items', () => {
  const rows = Array.from({ length: 8 }, (_, place) => [0x100 + place, place % 2, false] as const)
  const { place, missing } = placeItems({ folders, listing: listingOf(...rows) })
  place(entry(0x103, 0x8042))
  place(entry(0x104, 0x8022))
  expect(missing()).toEqual([
    { folder: 0, rows: 3, nids: [0x100, 0x102, 0x106] },
    { folder: 1, rows: 3, nids: [0x101, 0x105, 0x107] },
  ])
})
