import { describe, expect, test } from 'vitest'
import {
  chosenColumns,
  columnIds,
  columns,
  nextOrder,
  tracksOf,
} from '../../../../../renderer/screens/records/columns.ts'
import { folderTree } from '../../../../../renderer/screens/records/folder-tree.ts'
import { divide, LEAST } from '../../../../../renderer/screens/records/layout.ts'
import { dependsOnMarks, hasWords } from '../../../../../renderer/screens/records/question.ts'
import { labelled, spanTerm } from '../../../../../renderer/screens/records/timeline-span.ts'
import { withoutForms } from '../../../../../renderer/screens/records/widened.ts'
import { joinFolder } from '../../../../../shared/folder-path.ts'
import { parseQuery } from '../../../../../shared/query.ts'

describe('folders', () => {
  test('stand under their parents, and under the nearest one shown where a parent is not', () => {
    const lines = folderTree(['In/Oud/2011/Q1', 'Uit', 'In', 'In b', 'In/Oud'])
    expect(lines.map(({ depth, name }) => `${'-'.repeat(depth)}${name}`)).toEqual([
      'In',
      '-Oud',
      '--2011/Q1',
      'In b',
      'Uit',
    ])
  })

  test('whose name has a slash in it are one line each, beside those that lie in one another', () => {
    const paths = [['In/Uit'], ['In/Uit', 'a/b'], ['In'], ['In', 'Uit'], ['Op', 'x', 'y/z']].map(joinFolder)
    const lines = folderTree(paths)
    expect(lines.map(({ depth, name }) => `${'-'.repeat(depth)}${name}`)).toEqual([
      'In',
      '-Uit',
      // As everywhere: in letters too it can be told from two names.
      'In∕Uit',
      '-a∕b',
      'Op/x/y∕z',
    ])
  })

  test('with an empty name is the mailbox itself', () => {
    expect(folderTree(['', 'In'])).toMatchObject([
      { path: '', depth: 0 },
      { path: 'In', depth: 0 },
    ])
  })
})

describe('panes', () => {
  const wishes = { facets: 190, reading: 480, folded: false, isOpen: false, instead: false }
  test.each([
    [1780, 900],
    [1148, 732],
    [892, 572],
    [760, 500],
    [600, 400],
    [508, 332],
    [320, 300],
  ])('fill a screen of %d by %d and none is of no use', (width, height) => {
    for (const folded of [true, false])
      for (const isOpen of [true, false]) {
        const panes = divide({ width, height }, { ...wishes, folded, isOpen })
        const shown = [panes.facets, panes.list, panes.reading].filter((each) => each !== null)
        expect(shown.reduce((sum, each) => sum + each, 0)).toBe(width)
        expect(shown.every((each) => each >= Math.min(width, LEAST.facets))).toBe(true)
      }
  })

  test('show the record in the place of the list where there is room for one', () => {
    expect(divide({ width: 508, height: 332 }, { ...wishes, isOpen: true })).toMatchObject({
      list: null,
      reading: 508,
    })
    expect(divide({ width: 508, height: 332 }, { ...wishes, folded: true })).toMatchObject({
      list: 508,
      reading: null,
    })
  })
})

describe('a question', () => {
  test.each([
    ['', false, false],
    ['plan', true, false],
    ['-(plan OR value:B)', true, true],
    ['is:undecided', false, true],
    ['tag:"nog bekijken"', false, true],
    ['has:note has:attachment', false, true],
    ['has:attachment date:2012', false, false],
    ['"not closed', false, false],
  ])('“%s” has words: %s, depends on marks: %s', (query, words, marks) => {
    expect(hasWords(query)).toBe(words)
    expect(dependsOnMarks({ query, order: '-date', grouped: false })).toBe(marks)
  })

  test('ordered by value depends on marks', () => {
    expect(dependsOnMarks({ query: '', order: '-value', grouped: false })).toBe(true)
  })
})

describe('a word without its forms', () => {
  test.each([
    ['plan', 'plan', '=plan'],
    ['subject:plan (plan OR woo)', 'plan', 'subject:=plan (=plan OR woo)'],
    ['"plan" =plan planning', 'plan', null],
    ['-plan', 'plan', '-=plan'],
    ['"open', 'open', null],
  ])('of “%s” and “%s” is %s', (query, word, expected) => {
    expect(withoutForms(query, word)).toBe(expected)
    if (expected !== null) expect(parseQuery(expected).ok).toBe(true)
  })
})

describe('a span of the timeline', () => {
  const bucket = (label: string) => ({ label, term: `date:${label}`, B: 0, V: 0, N: 1 })
  test.each([
    ['2012', '2012', 'date:2012'],
    ['2014', '2011', 'date:2011..2014'],
    ['2012-03', '2012-11', 'date:2012-03..2012-11'],
    ['2003', '..1989', 'date:..2003'],
    ['2003', '2031..', 'date:2003..'],
    ['..1989', '2031..', 'has:date'],
  ])('from %s to %s is %s', (one, other, expected) => {
    expect(spanTerm(bucket(one), bucket(other))).toBe(expected)
    expect(parseQuery(expected).ok).toBe(true)
  })

  test('has no more labels than fit, on round years', () => {
    const buckets = Array.from({ length: 49 }, (_, index) => bucket(String(1971 + index)))
    const places = labelled(buckets, 10)
    expect([...places].map((place) => buckets[place]?.label)).toEqual(
      Array.from({ length: 9 }, (_, index) => String(1975 + 5 * index)),
    )
  })
})

describe('columns', () => {
  test('are the known ones a person chose, each once, and never none', () => {
    expect(chosenColumns(['date', 'nonsense', 'date', 'subject'])).toEqual(['date', 'subject'])
    expect(chosenColumns(['nonsense'])).toEqual(['subject'])
  })

  test('all together are as wide as their least widths', () => {
    const { tracks, least } = tracksOf(columnIds)
    expect(tracks.split(/ (?![^(]*\))/)).toHaveLength(columnIds.length + 1)
    expect(least).toBeGreaterThan(columnIds.reduce((sum, id) => sum + columns[id].least, 0))
  })

  test('sort first as is most wanted, then the other way', () => {
    expect(nextOrder('date', 'sender')).toBe('-date')
    expect(nextOrder('date', '-date')).toBe('date')
    expect(nextOrder('tag', '-date')).toBeNull()
  })
})
