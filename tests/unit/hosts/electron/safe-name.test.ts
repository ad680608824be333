import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, posix, win32 } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeName } from '../../../../main/hosts/electron/safe-name.ts'

/** What attackers and old programs put in names, between anything else. */
const name = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '..',
        '/',
        '\\',
        '.',
        ' ',
        'CON',
        'nul',
        'COM¹',
        '-',
        '~',
        '\0',
        '\u202e',
        '\u2066',
        '\u200b',
      ),
      fc.constantFrom(
        '\r\n',
        ':',
        '*',
        '"',
        '|',
        'é',
        'e\u0301',
        '\ud800',
        '😀',
        '.pdf',
        '.exe',
        'C:',
        '%2e',
        '\u00a0',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))

describe('a name out of a mail becomes a file name that', () => {
  test('comes back as it is when made safe again', () => {
    fc.assert(
      fc.property(name, (said) => {
        const safe = safeName(said, 'file')
        expect(safeName(safe, 'file')).toBe(safe)
      }),
      { numRuns: 2_000 },
    )
  })

  test('stays in its folder, on every system', () => {
    fc.assert(
      fc.property(name, (said) => {
        const safe = safeName(said, 'file')
        for (const { dirname, join: joined, basename: last } of [posix, win32]) {
          const path = joined('/a/b', safe)
          expect([dirname(path), last(path)]).toEqual([joined('/a/b'), safe])
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('has 1 to 120 bytes, one line, nothing invisible, and is no device', () => {
    fc.assert(
      fc.property(name, (said) => {
        const safe = safeName(said, 'file')
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(120)
        expect(safe).toMatch(/^[^\p{C}\p{Zl}\p{Zp}\\/:*?"<>|]+$/u)
        expect(safe).not.toMatch(/^[-.~ ]|[. ]$/)
        expect(safe).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i)
      }),
      { numRuns: 2_000 },
    )
  })

  test('can be written and is found again', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bewaarpost-test-'))
    try {
      fc.assert(
        fc.property(name, (said) => {
          const safe = safeName(said, 'file')
          writeFileSync(join(folder, safe), '')
          const found = readdirSync(folder)
          expect(found).toEqual([basename(safe)])
          rmSync(join(folder, safe))
        }),
        { numRuns: 200 },
      )
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['..\\..\\boot.ini', '_.._boot.ini'],
    ['C:\\temp\\a.txt', 'C__temp_a.txt'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['COM¹.log', '_COM¹.log'],
    ['brief\u202efdp.exe', 'brieffdp.exe'],
    ['a\0b.txt', 'ab.txt'],
    ['een\r\ntwee.txt', 'eentwee.txt'],
    ['-rf', 'rf'],
    ['~', 'file'],
    ['...', 'file'],
    ['', 'file'],
    ['$(id)', '$(id)'],
    ['Zoe\u0308.pdf', 'Zoë.pdf'],
    ['notulen . ', 'notulen'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(116)}.pdf`],
    ['é'.repeat(128), 'é'.repeat(60)],
  ])('%j is %j', (said, safe) => {
    expect(safeName(said, 'file')).toBe(safe)
  })
})
