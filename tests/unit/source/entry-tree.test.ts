import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOf } from '../../../main/source/bytes.ts'
import { type EntryTree, openEntryTree, treePath } from '../../../main/source/entry-tree.ts'
import type { Entry } from '../../../main/source/listing.ts'

function entryOf(text: string, place: number): Entry {
  return {
    ...{ name: text, text, modified: '', start: place, length: 1, size: 1, crc: null },
    ...{ packing: 'stored', problems: [], obstacle: null },
  }
}

/** A tree of entries with these names, and the places of those that were opened. */
function treeOf(names: readonly string[], folders: readonly string[] = []) {
  const opened: number[] = []
  const entries = names.map(entryOf)
  const tree = openEntryTree({ entries, folders, survey: {}, problems: [] }, async ({ start }) => {
    opened.push(start)
    return { bytes: bytesOf(Buffer.from(String(start))), problems: [] }
  })
  return { tree, opened }
}

async function placeAt(tree: EntryTree, path: string): Promise<number | null> {
  const { bytes } = await tree.open(path)
  return bytes === null ? null : Number(bytes.read(0, bytes.size).toString())
}

test('entries are found, and folders listed, as by looking at every name', async () => {
  const segment = fc.constantFrom('a', 'b', 'a!', 'a0', 'ab', 'é', '.', '..', '', 'C:')
  const name = fc.array(segment, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'))
  await fc.assert(
    fc.asyncProperty(fc.array(name, { maxLength: 30 }), async (names) => {
      const { tree } = treeOf(names)
      const paths = names.map(treePath)
      for (const path of new Set(paths)) {
        const places = paths.flatMap((one, place) => (one === path ? [place] : []))
        const only = path === null || path === '' || places.length > 1 ? null : (places[0] ?? null)
        expect(await placeAt(tree, path ?? '')).toBe(only)
        const below = paths.flatMap((one) =>
          one !== null && path !== null && one.startsWith(`${path}/`)
            ? [one.slice(path.length + 1).split('/')[0]]
            : [],
        )
        if (path !== null && path !== '') expect(tree.list(path)).toEqual([...new Set(below)].sort())
      }
      const top = paths.flatMap((one) => (one === null || one === '' ? [] : [one.split('/')[0]]))
      expect(tree.list('')).toEqual([...new Set(top)].sort())
    }),
    { numRuns: 200 },
  )
})

test.each([
  ['a/b', 'a/b'],
  ['./a//b/.', 'a/b'],
  ['a.b/.c/..d', 'a.b/.c/..d'],
  ['a/../b', null],
  ['..', null],
  ['/a', null],
  ['C:/a', null],
  ['./', ''],
])('the entry %j lies at %j', (text, path) => {
  expect(treePath(text)).toBe(path)
})

test('a folder that the archive lists is a name, and no file', async () => {
  const { tree } = treeOf(['a/b'], ['a/leeg/', 'c'])
  expect([tree.list(''), tree.list('a'), tree.list('a/leeg')]).toEqual([['a', 'c'], ['b', 'leeg'], []])
  expect(await placeAt(tree, 'c')).toBeNull()
})

test('a folder with more names than are listed lists none', () => {
  const names = Array.from({ length: 10_001 }, (_, at) => `a/${at}`)
  expect(treeOf(names).tree.list('a')).toEqual([])
  expect(treeOf(names.slice(1)).tree.list('a')).toHaveLength(10_000)
})

test('an entry that many claim is not unpacked for each of them', async () => {
  const { tree, opened } = treeOf(['a', 'b'])
  for (let time = 0; time < 1000; time++) await tree.open('a')
  expect(opened.length).toBeLessThan(100)
  expect(await placeAt(tree, 'b')).toBe(1)
})
