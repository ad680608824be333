import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rowOrders } from '../../shared/results.ts'
import { found, goTo, listOf, openSample, queryBox, rowsSeen, search, shows } from './at-the-list.ts'
import { type Archivist, ask, beginWork, makeDepot, patience, sitDown } from './at-work.ts'

/** The list of records, its query box, facets and timeline, by keyboard and by mouse. */
let archivist: Archivist
beforeAll(async () => {
  archivist = await openSample()
})

// One test that fails leaves no query to the next.
beforeEach(async () => {
  await page().keyboard.press('Escape')
  if ((await queryBox(archivist).inputValue()) !== '') await search(archivist, '')
})

const page = () => archivist.station.page
const facets = () => page().getByRole('navigation', { name: archivist.say('records.facets') })
const group = (name: string) => facets().locator(`[data-facet=${name}]`)
const choices = () => page().getByRole('listbox', { name: archivist.say('records.query.choices') })
const timeline = () => page().locator('[data-screen=records] [role=listbox][aria-orientation=horizontal]')

/** The first rows are those the engine has first in an order. */
async function rowsFollow(query: string, order: string): Promise<void> {
  const first = (await found(archivist, query, order)).slice(0, 10)
  await expect.poll(async () => (await rowsSeen(archivist)).slice(0, first.length), patience).toEqual(first)
}

describe('the list', () => {
  test('counts what there is and how much is undetermined as the engine does, the newest first', async () => {
    const { records, values } = await shows(archivist, '')
    expect(records).toBe(values.N)
    expect(records).toBeGreaterThan(300)
    await rowsFollow('', '-date')
    expect(await listOf(archivist).getAttribute('aria-rowcount')).toBe(String(records + 1))
  })

  test('has each order that is offered, and no best match without words', async () => {
    const order = page().getByRole('combobox', { name: archivist.say('records.order') })
    expect(await order.locator('option').count()).toBe(rowOrders.length - 1)
    for (const each of rowOrders.filter((one) => one !== 'relevance')) {
      await order.selectOption(each)
      await rowsFollow('', each)
    }
    await search(archivist, 'vergadering')
    await order.selectOption('relevance')
    await rowsFollow('vergadering', 'relevance')
    await order.selectOption('-date')
    await search(archivist, '')
  })

  test('tells of a row how many other records have its content, and nothing where none has', async () => {
    const [id = 0] = await found(archivist, 'has:copies')
    const { copies } = await ask(archivist.station, 'record.read', { id })
    await search(archivist, `id:${id}`)
    const row = listOf(archivist).locator(`[data-record="${id}"]`)
    await row.getByText(archivist.say('records.copies', { n: copies.length })).waitFor(patience)
    await search(archivist, '-has:copies')
    await rowsFollow('-has:copies', '-date')
    expect(await listOf(archivist).locator('.records-copies').count()).toBe(0)
    await search(archivist, '')
  })

  test('is sorted by a click on the head of a column, and turned by another', async () => {
    const head = listOf(archivist).getByRole('columnheader', { name: archivist.say('records.column.size') })
    expect(await head.count()).toBe(0)
    const subject = listOf(archivist).getByRole('columnheader').filter({ hasText: 'Subject' })
    await subject.getByRole('button').click()
    await rowsFollow('', 'subject')
    expect(await subject.getAttribute('aria-sort')).toBe('ascending')
    await subject.getByRole('button').click()
    await rowsFollow('', '-subject')
    await listOf(archivist).getByRole('columnheader').filter({ hasText: 'Date' }).getByRole('button').click()
    await rowsFollow('', '-date')
  })

  test('shows one row per conversation on request, and says how many those are', async () => {
    const { rows, records } = await ask(archivist.station, 'result.open', { grouped: true })
    expect(rows).toBeLessThan(records)
    await page().keyboard.press('Control+Shift+g')
    await archivist.sees('records.conversations', { n: rows })
    await expect.poll(() => listOf(archivist).getAttribute('aria-rowcount')).toBe(String(rows + 1))
    await archivist.button('records.grouped').click()
    await expect.poll(() => listOf(archivist).getAttribute('aria-rowcount')).toBe(String(records + 1))
  })

  test('has the columns that are chosen, in their order', async () => {
    const heads = () => listOf(archivist).getByRole('columnheader').allInnerTexts()
    await archivist.press('command.columns')
    const sheet = page().getByRole('dialog', { name: archivist.say('records.columns') })
    await sheet.getByRole('checkbox', { name: archivist.say('records.column.size') }).check()
    await sheet
      .getByRole('button', {
        name: archivist.say('records.columns.up', { name: archivist.say('records.column.size') }),
      })
      .press('Enter')
    await sheet.getByRole('button', { name: archivist.say('records.columns.done') }).click()
    await expect
      .poll(async () => (await heads()).slice(-2))
      .toEqual(['Size', expect.stringMatching('Attach')])
    await archivist.press('command.columns')
    await sheet.getByRole('checkbox', { name: archivist.say('records.column.size') }).uncheck()
    await page().keyboard.press('Escape')
    await expect.poll(async () => (await heads()).includes('Size')).toBe(false)
  })
})

describe('the query box', () => {
  test('follows the typing, and completes a field and a value by keyboard', async () => {
    const box = queryBox(archivist)
    await box.fill('')
    await box.pressSequentially('mailb')
    await choices().getByRole('option').filter({ hasText: 'mailbox:' }).first().waitFor(patience)
    await page().keyboard.press('Tab')
    await expect.poll(() => box.inputValue()).toBe('mailbox:')
    await box.pressSequentially('grif')
    await choices().getByRole('option').first().filter({ hasText: 'griffie' }).waitFor(patience)
    await page().keyboard.press('ArrowDown')
    expect(await choices().locator('[aria-selected=true]').count()).toBe(1)
    await page().keyboard.press('Enter')
    await expect.poll(() => box.inputValue()).toMatch(/^mailbox:=?griffie ?$/)
    await page().keyboard.press('Enter')
    const totals = await shows(archivist, await box.inputValue())
    expect(totals.records).toBeGreaterThan(0)
  })

  test('takes a completion by mouse', async () => {
    const box = queryBox(archivist)
    await box.fill('')
    await box.pressSequentially('is:und')
    await choices().getByRole('option').filter({ hasText: 'undecided' }).click(patience)
    await expect.poll(async () => (await box.inputValue()).trim()).toBe('is:undecided')
    await box.press('Enter')
    await shows(archivist, 'is:undecided')
  })

  test('says in words what it cannot read, and keeps the list that was', async () => {
    const before = await rowsSeen(archivist)
    const box = queryBox(archivist)
    await box.fill('fron:bakker')
    await box.press('Enter')
    await archivist.sees('records.query.problem.field-unknown', { field: 'fron' })
    await archivist.sees('records.query.suggestion', { suggestion: 'from:' })
    await archivist.sees('records.query.kept')
    expect(await box.getAttribute('aria-invalid')).toBe('true')
    expect(await rowsSeen(archivist)).toEqual(before)
    await archivist.press('records.query.clear')
    await shows(archivist, '')
    expect(await box.getAttribute('aria-invalid')).toBe('false')
  })

  test('offers what was asked before, the latest first', async () => {
    await search(archivist, 'bestemmingsplan')
    await search(archivist, 'subject:verlof')
    await archivist.press('records.query.clear')
    await shows(archivist, '')
    await page().keyboard.press('ArrowDown')
    await expect
      .poll(() => choices().getByRole('option').locator('.mono').allInnerTexts(), patience)
      .toEqual(expect.arrayContaining(['subject:verlof', 'bestemmingsplan']))
    await page().keyboard.press('ArrowDown')
    await page().keyboard.press('Enter')
    await shows(archivist, 'subject:verlof')
  })

  test('says what a word was widened to, and takes that back', async () => {
    await search(archivist, 'vergaderingen')
    await archivist.sees('records.widened', { word: 'vergaderingen' })
    const wide = await shows(archivist, 'vergaderingen')
    await archivist.press('records.widened.off', { word: 'vergaderingen' })
    await expect.poll(() => queryBox(archivist).inputValue()).not.toBe('vergaderingen')
    const exact = await shows(archivist, await queryBox(archivist).inputValue())
    expect(exact.records).toBeLessThan(wide.records)
  })

  test('says when nothing is found, and offers to ask for less', async () => {
    await search(archivist, 'vergadering xyzzy')
    await archivist.press('records.none.less', { last: 'xyzzy' })
    await shows(archivist, 'vergadering')
    await archivist.press('records.query.clear')
    await shows(archivist, '')
  })
})

describe('a saved search', () => {
  test('is made by keyboard, used from the box and the palette, and removed', async () => {
    await search(archivist, 'mailbox:griffie has:attachment')
    await page().keyboard.press('Control+s')
    const sheet = page().getByRole('dialog', { name: archivist.say('records.saved.title') })
    await sheet.getByRole('textbox', { name: archivist.say('records.saved.name') }).fill('Clerk with papers')
    await page().keyboard.press('Enter')
    await archivist.sees('records.saved.done', { name: 'Clerk with papers' })
    await search(archivist, '')

    await archivist.press('records.saved')
    const saved = page().getByRole('dialog', { name: archivist.say('records.saved'), exact: true })
    await saved.getByRole('button', { name: /^Clerk with papers/ }).click()
    await shows(archivist, 'mailbox:griffie has:attachment')
    await search(archivist, '')

    await page().keyboard.press('Control+k')
    const palette = page().getByRole('dialog', { name: archivist.say('palette.title') })
    await palette.getByRole('combobox').or(palette.locator('input')).first().fill('clerk with')
    await palette.getByRole('option', { name: /Clerk with papers/ }).waitFor(patience)
    await page().keyboard.press('ArrowDown')
    await page().keyboard.press('Enter')
    await shows(archivist, 'mailbox:griffie has:attachment')

    await archivist.press('records.saved')
    await archivist.press('records.saved.remove', { name: 'Clerk with papers' })
    await saved.getByText(archivist.say('records.saved.none')).waitFor(patience)
    await page().keyboard.press('Escape')
    expect((await ask(archivist.station, 'search.list')).saved).toEqual([])
    await search(archivist, '')
  })
})

describe('the facets', () => {
  const chosen = async () => {
    await expect.poll(() => queryBox(archivist).inputValue(), patience).not.toBe('')
    return queryBox(archivist).inputValue()
  }

  test('mean "or" within one and "and" between two, and their counts are what is found', async () => {
    const { facets: counted } = await ask(archivist.station, 'record.facets', { names: ['mailbox'] })
    const [one, other] = counted[0]?.values ?? []
    if (one === undefined || other === undefined) throw new Error('the sample has several mailboxes')
    const box = (value: string) => group('mailbox').locator(`[data-value="${value}"]`)
    await box(one.value).click()
    expect((await shows(archivist, await chosen())).records).toBe(one.count)
    await box(other.value).click()
    await expect.poll(() => queryBox(archivist).inputValue()).toContain(' OR ')
    expect((await shows(archivist, await chosen())).records).toBe(one.count + other.count)
    expect(await box(one.value).getAttribute('aria-checked')).toBe('true')

    const year = group('year').getByRole('checkbox').first()
    const name = await year.getAttribute('aria-label')
    await year.focus()
    await page().keyboard.press('Space')
    await expect.poll(() => queryBox(archivist).inputValue()).toMatch(/ OR .*\) .*date:/)
    expect((await shows(archivist, await chosen())).records).toBe(Number(name?.split(' ').at(-1)))

    await group('year').locator('[aria-checked=true]').click()
    await box(one.value).click()
    await expect.poll(() => queryBox(archivist).inputValue()).not.toContain('OR')
    await box(other.value).click()
    await shows(archivist, '')
  })

  test('are gone through with the arrows, and folded and unfolded by them', async () => {
    const first = facets().getByRole('button', { name: archivist.say('records.facet.mailbox') })
    await first.focus()
    await page().keyboard.press('ArrowDown')
    const second = await page().evaluate(() => document.activeElement?.getAttribute('role'))
    expect(second).toBe('checkbox')
    await page().keyboard.press('Home')
    await page().keyboard.press('ArrowLeft')
    await expect.poll(() => first.getAttribute('aria-expanded')).toBe('false')
    await page().keyboard.press('ArrowRight')
    await expect.poll(() => first.getAttribute('aria-expanded')).toBe('true')
  })

  test('show folders as a tree, of which a branch holds what lies under it', async () => {
    const { facets: counted } = await ask(archivist.station, 'record.facets', {
      names: ['folder'],
      limit: 500,
    })
    const values = counted[0]?.values ?? []
    const under = values.find(({ value }) => value.includes('/'))
    if (under === undefined) throw new Error('the sample has folders in folders')
    const more = group('folder').getByRole('button', { name: archivist.say('records.facet.more') })
    if (await more.isVisible()) await more.click()
    const line = group('folder').locator(`[data-value="${under.value}"]`)
    await line.click(patience)
    expect((await shows(archivist, await chosen())).records).toBe(under.count)
    await line.click()
    await shows(archivist, '')
  })

  test('are put away and brought back by key, and stay away after a restart', async () => {
    await listOf(archivist).focus()
    await page().keyboard.press('Control+b')
    await expect.poll(() => facets().count()).toBe(0)
    await page().keyboard.press('Control+b')
    await expect.poll(() => facets().count()).toBe(1)
  })
})

describe('the timeline', () => {
  test('filters by one bar with the mouse, and goes on in smaller steps', async () => {
    const { buckets } = await ask(archivist.station, 'record.timeline')
    const bucket = buckets.reduce((most, each) => (each.N > most.N ? each : most))
    await timeline().locator(`[data-label="${bucket.label}"]`).click()
    await expect.poll(() => queryBox(archivist).inputValue(), patience).not.toBe('')
    const totals = await shows(archivist, await queryBox(archivist).inputValue())
    expect(totals.records).toBe(bucket.N)
    await archivist.press('records.timeline.all')
    await shows(archivist, '')
  })

  test('filters by a stretch with Shift and the arrows', async () => {
    const { buckets } = await ask(archivist.station, 'record.timeline')
    const three = buckets.slice(-3)
    await timeline().focus()
    await page().keyboard.press('End')
    await page().keyboard.press('Shift+ArrowLeft')
    await page().keyboard.press('Shift+ArrowLeft')
    await page().keyboard.press('Enter')
    await expect.poll(() => queryBox(archivist).inputValue(), patience).not.toBe('')
    const totals = await shows(archivist, await queryBox(archivist).inputValue())
    expect(totals.records).toBe(three.reduce((sum, { N, V, B }) => sum + N + V + B, 0))
    await archivist.press('records.timeline.all')
    await shows(archivist, '')
  })

  test('leads to what has no date', async () => {
    const { undated } = await ask(archivist.station, 'record.timeline')
    await archivist.press('records.timeline.undated', { n: undated.N })
    expect((await shows(archivist, '-has:date')).records).toBe(undated.N)
    await search(archivist, '')
  })
})

describe('the panes', () => {
  test('are divided by keyboard, and stay so after a restart, as do folded facets', async () => {
    const divider = () => page().getByRole('separator', { name: archivist.say('records.divider.reading') })
    const width = async () => Number(await divider().getAttribute('aria-valuenow'))
    const before = await width()
    await divider().focus()
    for (let step = 0; step < 3; step++) await page().keyboard.press('ArrowLeft')
    await expect.poll(width).toBe(before + 48)
    const kept = async () => (await ask(archivist.station, 'desk.state')).settings.panes['reading']
    await expect.poll(kept).toBe(before + 48)
    await listOf(archivist).focus()
    await page().keyboard.press('Control+b')
    await expect.poll(() => facets().count()).toBe(0)
    archivist = sitDown(await archivist.station.restart({ argv: [] }), 'en')
    await goTo(archivist, 'records')
    await shows(archivist, '')
    expect(await facets().count()).toBe(0)
    await expect.poll(width).toBe(before + 48)
  })
})

describe('an empty depot', () => {
  test('says what would be here and leads to importing', async () => {
    const other = await beginWork({ language: 'en' })
    await makeDepot(other, `${other.station.userData}/empty.depot`)
    await goTo(other, 'records')
    await other.isAt('records.empty')
    await other.press('records.empty.do')
    await other.station.page.locator('main[data-screen=accessions]').waitFor(patience)
    await other.station.close()
  })
})
