import { expect, test } from 'vitest'
import { commands } from '../../../shared/commands.ts'
import { en } from '../../../shared/words/en.ts'
import { nl } from '../../../shared/words/nl.ts'
import { sourcesOf } from '../../helpers/house.ts'

const offering = sourcesOf('renderer').filter(({ text }) => text.includes('useCommands({'))
/** The host's own: it ends the window, so no page is asked. */
const menu = sourcesOf('main/hosts/electron').filter(({ path }) => path.endsWith('/menu.ts'))

test.each(commands.map(({ id }) => id))('the command %s can be run from some screen', (id) => {
  const entry = new RegExp(`(?:^ +|useCommands\\(\\{ )(?:'${id}'|${id})(?::|,$)`, 'm')
  const inMenu = menu.some(({ text }) => text.includes(`command.id === '${id}'`))
  expect(inMenu || offering.some(({ text }) => entry.test(text))).toBe(true)
})

test('every command has a name of its own in each language', () => {
  for (const words of [en, nl]) {
    const names = commands.map(({ id }) => words[`command.${id}`])
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([])
  }
})
