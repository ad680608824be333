import { describe, expect, test } from 'vitest'
import { faultsOf, isWalkable, looks } from './accessible.ts'
import { beginWork, patience } from './at-work.ts'

/** The window without a depot by WCAG 2.2 A and AA, in both themes and languages, and with Tab alone. */
describe('without a depot', () => {
  test('the start has no fault', async () => {
    const other = await beginWork({ language: 'en' })
    await other.isAt('start.title')
    expect(await faultsOf(other, looks)).toEqual([])
    await isWalkable(other.station.page)
    await other.station.close()
  })

  test('a depot that cannot be opened has none either', async () => {
    const other = await beginWork({ language: 'en', argv: ['/nowhere/at-all.depot'] })
    await other.station.page.getByRole('alert').first().waitFor(patience)
    expect(await faultsOf(other, looks)).toEqual([])
    await isWalkable(other.station.page)
    await other.station.close()
  })
})
