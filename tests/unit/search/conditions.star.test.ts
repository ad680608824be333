import { expect, test } from 'vitest'
import { matchIds } from '../../../main/search/search.ts'
import { parseQuery } from '../../../shared/query.ts'
import { attachmentOf, copyOf, messageOf, searchDepot } from '../../helpers/search-depot.ts'

const item = (message: Parameters<typeof messageOf>[0], copy: Parameters<typeof copyOf>[0] = {}) => ({
  message: messageOf(message),
  problem: null,
  copies: [copyOf(copy)],
})
const items = [
  item(
    { kind: 'calendar', language: 'nl', attachments: [attachmentOf('2', 'application/pdf', 'a.pdf')] },
    { folder: 'Postvak IN', tags: ['Nog bekijken'] },
  ),
  item(
    { kind: 'mail', language: 'en', attachments: [attachmentOf('2', 'application/x-any', 'a.xlsx')] },
    { mailbox: 'jansen-oud', tags: ['bekeken*'] },
  ),
  item({ kind: 'unknown', attachments: [attachmentOf('2', 'image/png', 'foto.png')] }),
]

test.each<readonly [string, readonly number[]]>([
  ['kind:CAL*', [1]],
  ['kind:(cal* OR mai*)', [1, 2]],
  ['-kind:m*', [1, 3]],
  ['kind:unk*', [3]],
  ['kind:*', [1, 2, 3]],
  ['kind:x*', []],
  ['lang:e*', [2]],
  ['lang:*', [1, 2]],
  ['tag:nog*', [1]],
  ['tag:bek*', [2]],
  ['tag:*', [1, 2]],
  // In quotation marks a star is a star.
  ['tag:"bek*"', []],
  ['tag:"bekeken*"', [2]],
  ['type:pd*', [1]],
  ['type:image/p*', [3]],
  // The name of a family is begun too.
  ['type:exc*', [2]],
  ['type:*', [1, 2, 3]],
  ['in:postv*', [1]],
  ['mailbox:jansen-*', [2]],
])('%s finds all with a name that begins so: %j', (query, ids) => {
  const parsed = parseQuery(query)
  if (!parsed.ok) throw new Error(parsed.problem)
  expect([...matchIds(searchDepot(items), parsed.query)].sort((a, b) => a - b)).toEqual(ids)
})
