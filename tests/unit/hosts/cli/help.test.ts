import { describe, expect, test } from 'vitest'
import { about, overview } from '../../../../main/hosts/cli/help.ts'
import { verbs } from '../../../../main/hosts/cli/verbs/index.ts'
import { requests } from '../../../../shared/contract.ts'
import { fields } from '../../../../shared/fields.ts'
import { filesOf } from '../../../helpers/house.ts'

describe('the help', () => {
  test('names every verb with what follows it and what it does', () => {
    const all = overview().join('\n')
    expect(verbs.length).toBeGreaterThan(10)
    for (const { name, usage, summary } of verbs) {
      expect(all).toMatch(new RegExp(`^ *${name} `, 'm'))
      for (const text of [usage, summary]) expect([name, all.includes(text)]).toEqual([name, true])
    }
  })

  test.each(verbs.map((verb) => [verb.name, verb] as const))(
    'of %s names every option and gives an example of it',
    (name, verb) => {
      const text = about(verb).join('\n')
      for (const [option, { help }] of Object.entries(verb.options)) {
        expect([option, text.includes(`--${option}`), text.includes(help)]).toEqual([option, true, true])
        expect(help.trim()).not.toBe('')
      }
      expect(verb.example.startsWith(`bewaarpost ${name}`)).toBe(true)
      // What the example asks for exists.
      for (const [, option = ''] of verb.example.matchAll(/ --([a-z-]+)/g))
        expect(Object.keys(verb.options)).toContain(option)
    },
  )

  test('of search names every field of the query language', () => {
    const text =
      verbs
        .find(({ name }) => name === 'search')
        ?.more?.()
        .join('\n') ?? ''
    for (const { name } of fields) expect([name, text.includes(`${name}:`)]).toEqual([name, true])
  })
})

/**
 * What only a window asks: lists by place, completion, kept searches, accounts by the page. On the command line a job is stopped by
 * Ctrl-C and put to rest by the shell.
 */
const ofWindow = [
  'result.',
  'query.',
  'search.',
  'job.',
  'record.timeline',
  'record.totals',
  'record.siblings',
  'ledger.totals',
  'ledger.lines',
  'mark.pace',
]

describe('the contract', () => {
  test('can be asked from the command line, except for what only a window needs', () => {
    const verbs = textsIn('main/hosts/cli/verbs')
    const screens = textsIn('renderer')
    for (const [name, { by }] of Object.entries(requests)) {
      const isOfWindow = by === 'desk' || ofWindow.some((each) => name.startsWith(each))
      expect([name, isOfWindow || verbs.includes(`('${name}'`)]).toEqual([name, true])
      // What stands here only because of the window is really asked by it.
      if (isOfWindow) expect([name, screens.includes(`'${name}'`)]).toEqual([name, true])
    }
  })

  test('says of every request in a comment what it does', () => {
    const contract = filesOf(['ts'], 'shared').find(({ path }) => path === 'shared/contract.ts')
    const lines = contract?.text.split('\n') ?? []
    for (const name of Object.keys(requests)) {
      const at = lines.findIndex((line) => line.startsWith(`  '${name}':`))
      expect([name, at > 0, lines[at - 1]?.trim()]).toEqual([
        name,
        true,
        expect.stringMatching(/^(?:\/\*\* \S.*|\*\/|.*\*\/)$/),
      ])
    }
  })
})

/** The sources of a folder and the folders in it, as one text. */
function textsIn(folder: string): string {
  return filesOf(['ts', 'tsx'], folder)
    .map(({ text }) => text)
    .join('\n')
}
