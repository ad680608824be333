import { expect, test } from 'vitest'
import {
  type DriveJobs,
  type Endings,
  inventoryOf,
  stageOf,
} from '../../../../../../renderer/screens/accessions/import/stage.ts'
import type { Failure } from '../../../../../../shared/failure.ts'

const busy: Failure = { kind: 'busy', job: 'depot.verify' }
const full: Failure = { kind: 'disk-full', file: 'a.depot' }
const jobs = (some: Partial<DriveJobs> = {}): DriveJobs => ({
  ...{ inventory: null, import: null, refused: null },
  ...some,
})
const ok = { ok: true, value: {} } as const
const ended = (
  name: keyof Endings,
  job: number,
  reply: typeof ok | { ok: false; failure: Failure },
): Endings => ({
  [name]: { name, job, reply, time: '2026-11-02T09:00:00Z' },
})
const looked = ended('source.inventory', 3, ok)

const table: readonly (readonly [string, DriveJobs, Endings, object])[] = [
  ['a drive that was only chosen', jobs(), {}, { is: 'chosen' }],
  ['an inventory that has begun', jobs({ inventory: 3 }), {}, { is: 'looking' }],
  ['an inventory that ended', jobs({ inventory: 3 }), looked, { is: 'looked' }],
  ['the inventory of another drive that ended', jobs({ inventory: 4 }), looked, { is: 'looking' }],
  [
    'an inventory that could not begin',
    jobs({ refused: busy }),
    {},
    { is: 'failed', at: 'inventory', failure: busy },
  ],
  ['an import that goes on', jobs({ inventory: 3, import: 4 }), looked, { is: 'importing' }],
  [
    'an import that failed',
    jobs({ inventory: 3, import: 4 }),
    { ...looked, ...ended('accession.import', 4, { ok: false, failure: full }) },
    { is: 'failed', at: 'import', failure: full },
  ],
  [
    'an import that failed and goes on',
    jobs({ inventory: 3, import: 5 }),
    { ...looked, ...ended('accession.import', 4, { ok: false, failure: full }) },
    { is: 'importing' },
  ],
  [
    'an import that is done',
    jobs({ import: 4 }),
    ended('accession.import', 4, ok),
    { is: 'imported', summary: {} },
  ],
  [
    'going on that was refused',
    jobs({ import: 4, refused: busy }),
    ended('accession.import', 4, { ok: false, failure: full }),
    { is: 'failed', at: 'import', failure: busy },
  ],
]

test.each(table)('the stage of %s', (_, now, endings, stage) => {
  expect(stageOf(now, endings)).toEqual(stage)
})

test('an inventory is shown for the drive it was taken of only', () => {
  expect(inventoryOf(jobs({ inventory: 3, import: 7 }), looked)).toEqual({})
  expect(inventoryOf(jobs({ inventory: 4 }), looked)).toBeNull()
  expect(inventoryOf(jobs(), looked)).toBeNull()
})
