import { writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type KeptDepot, showRecents, withRecent } from '../../../../main/hosts/electron/recents.ts'
import { tempFolder } from '../../../helpers/temp.ts'

const opened = '2026-11-23T12:00:00.000Z'

describe('recent depots', () => {
  test('the latest first, each once and under one id, twenty at most', () => {
    let recents: KeptDepot[] = []
    for (let count = 1; count <= 25; count += 1) recents = withRecent(recents, `/d/${count}.depot`, opened)
    const id = recents.find(({ file }) => file === '/d/10.depot')?.id
    recents = withRecent(recents, '/d/10.depot', '2026-11-24T12:00:00.000Z')
    expect(recents).toHaveLength(20)
    expect(recents[0]).toEqual({ id, file: '/d/10.depot', opened: '2026-11-24T12:00:00.000Z' })
    expect(new Set(recents.map(({ file }) => file)).size).toBe(20)
    expect(recents.at(-1)?.file).toBe('/d/6.depot')
  })

  test('are shown by name and folder, with whether they are gone', async () => {
    const folder = tempFolder()
    const there = join(folder, 'a.depot')
    writeFileSync(there, '')
    const kept = [there, join(homedir(), 'archief', 'b.depot'), `${homedir()}x/c.depot`].map(
      (file, place) => ({
        id: `${place}`,
        file,
        opened,
      }),
    )
    expect(await showRecents(kept)).toEqual([
      { id: '0', name: 'a.depot', place: folder, opened, missing: false },
      { id: '1', name: 'b.depot', place: join('~', 'archief'), opened, missing: true },
      { id: '2', name: 'c.depot', place: `${homedir()}x`, opened, missing: true },
    ])
  })
})
