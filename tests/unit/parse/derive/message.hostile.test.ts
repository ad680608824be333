import { describe, expect, test } from 'vitest'
import { deriveMessage } from '../../../../main/parse/derive/message.ts'
import { PS_INTERNET_HEADERS } from '../../../../main/read/mapi/sets.ts'
import { item, prop, recipient } from '../../../helpers/card-items.ts'
import { letter } from '../../../helpers/mapi-items.ts'

/** Milliseconds that work linear in its input stays far below, and quadratic work far above. */
const PATIENCE = 5_000

const addresses = (letters: string, count: number): string[] =>
  Array.from({ length: count }, (_, place) => `${letters}${place}@example.org`)

describe('a made-up item takes no longer than its size allows', () => {
  test.each([
    [
      'header fields kept as thousands of properties',
      letter(
        Array.from({ length: 30_000 }, (_, place) => ({
          ...prop.text(0x8000, 'x'),
          name: { set: PS_INTERNET_HEADERS, name: `X-${place}` },
        })),
      ),
    ],
    ['a list of replies made of nothing', letter([prop.bytes(0x004f, Buffer.alloc(4_000_000))])],
    [
      'a header and a table that name others',
      {
        ...item('IPM.Note', [
          prop.text(0x007d, `To: ${addresses('header', 5_000).join(',')}\r\n`.repeat(10)),
        ]),
        recipients: addresses('table', 20_000).map((address) => recipient('', address)),
      },
    ],
  ])('%s', (_, made) => {
    const began = performance.now()
    expect(deriveMessage(made).message.length).toBeGreaterThan(0)
    expect(performance.now() - began).toBeLessThan(PATIENCE)
  })
})
