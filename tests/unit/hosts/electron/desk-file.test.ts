import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Kept, openDeskFile } from '../../../../main/hosts/electron/desk-file.ts'
import { Settings } from '../../../../shared/desk.ts'
import { today } from '../../../helpers/engine.ts'
import { tempFolder } from '../../../helpers/temp.ts'

const open = (folder: string) => openDeskFile(folder, () => today)

describe('what the desk keeps', () => {
  test('begins with the defaults and writes nothing by itself', () => {
    const folder = tempFolder()
    expect(open(folder).kept()).toEqual({
      settings: Settings.parse({}),
      recents: [],
      last: null,
      folder: null,
      window: null,
    })
    expect(readdirSync(folder)).toEqual([])
  })

  test('is there again at the next start', () => {
    const folder = tempFolder()
    const settings = { ...Settings.parse({}), language: 'nl' as const, panes: { facets: 240 } }
    open(folder).keep({ settings, last: '/depots/a.depot' })
    open(folder).keep({ folder: '/depots' })
    expect(open(folder).kept()).toMatchObject({ settings, last: '/depots/a.depot', folder: '/depots' })
    expect(readdirSync(folder)).toEqual(['desk.json'])
  })

  test.each([
    ['half of it', '{"settings": {"langu'],
    ['a value nobody knows', '{"settings": {"theme": "sepia"}}'],
    ['no object', '7'],
    ['bytes', '\0\ufffd'],
  ])('is put aside when it cannot be understood: %s', (_what, text) => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'desk.json'), text)
    const file = open(folder)
    expect(file.kept()).toEqual(Kept.parse({}))
    file.keep({ last: '/a.depot' })
    const names = readdirSync(folder).sort()
    expect(names).toEqual(['desk.json', 'desk.json.unread-2026-11-23T12-00-00-000Z'])
    expect(readFileSync(join(folder, names[1] ?? ''), 'utf8')).toBe(text)
  })

  test('of a later program is understood as far as it goes', () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'desk.json'), '{"settings": {"theme": "dark", "sound": 3}, "future": []}')
    expect(open(folder).kept().settings).toEqual({ ...Settings.parse({}), theme: 'dark' })
  })

  test('holds while the program runs, also where the disk refuses', () => {
    const folder = tempFolder()
    const file = open(join(folder, 'gone'))
    file.keep({ last: '/a.depot' })
    expect(file.kept().last).toBe('/a.depot')
    mkdirSync(join(folder, 'gone'))
    file.keep({ folder: '/b' })
    expect(open(join(folder, 'gone')).kept()).toMatchObject({ last: '/a.depot', folder: '/b' })
  })
})
