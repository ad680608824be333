import { beforeAll, expect, test } from 'vitest'
import { faultsOf, isWalkable } from './accessible.ts'
import { goTo, openSample } from './at-the-list.ts'
import type { Archivist } from './at-work.ts'

/** Every page of the help by WCAG 2.2 A and AA, in both themes and languages, and with Tab alone. */
let archivist: Archivist
beforeAll(async () => {
  archivist = await openSample()
  await goTo(archivist, 'help')
})

test.each(['begin', 'import', 'ledger', 'query', 'appraise', 'keys', 'safe', 'about'] as const)(
  '%s',
  async (topic) => {
    await archivist.press(`help.topic.${topic}`)
    await archivist.isAt(`help.topic.${topic}`)
    expect(await faultsOf(archivist)).toEqual([])
    await isWalkable(archivist.station.page)
  },
)
