import { describe, expect, test } from 'vitest'
import { ledgerText } from '../../../../main/hosts/cli/ledger-text.ts'
import { widthOf } from '../../../../main/hosts/cli/printable.ts'
import type { LedgerLine } from '../../../../shared/ledger.ts'
import { ledgerOf, lineOf } from '../../../helpers/ledger.ts'

let count = 0
const line = (path: string, facts: Partial<LedgerLine> = {}): LedgerLine =>
  lineOf({ sourceFile: ++count, path, size: 1_234, bytesItems: 1_234, mailbox: 'griffie', ...facts })

const seen = (kind: string, count: number) => ({ kind, start: null, length: null, detail: '', count })

const drive = ledgerOf([
  line('a.txt', { role: 'other', format: 'text' }),
  line('b.pdf', { role: 'other', format: 'pdf' }),
  line('c.txt', { role: 'other', format: 'text' }),
  line('griffie/Maildir/.Raadsvergaderingen.Schriftelijke vragen/cur/1326627989.M31P42.mail:2,RS', {
    problems: [seen('date-absent', 2), seen('charset-unknown', 1)],
  }),
  ...['1', '2', '3', '4'].map((name) => line(`los/${name}.eml`, { role: 'present', sameAs: Number(name) })),
  line('postvak.pst', { role: 'other', format: 'pst', problems: [seen('format-not-read', 1)] }),
  line('link', { role: 'unreadable', problems: [seen('symlink-not-followed', 1)] }),
  line('weg', { role: 'unreadable', problems: [seen('special-file', 1)] }),
  ...['1', '2', '3', '4'].map((name) => line(`${name}.eml`)),
])

describe('the printed ledger', () => {
  test.each([60, 80, 100, 140])(
    'fits a terminal of %i columns and names every file there is room for',
    (columns) => {
      const lines = ledgerText(drive, false, columns)
      for (const text of lines) expect([text, widthOf(text) <= Math.max(columns, 76)]).toEqual([text, true])
      for (const name of ['a.txt', 'b.pdf', 'c.txt', 'P42.mail:2,RS', 'weg'])
        expect([name, lines.some((text) => text.includes(name))]).toEqual([name, true])
    },
  )

  test('keeps files in the order of the drive, and like files of one folder together', () => {
    const names = ledgerText(drive, false).map((text) => text.trim().split(/ {2,}/)[0])
    const wanted = ['a.txt', 'b.pdf', 'c.txt', 'los/ (4 files)', 'weg', './ (4 files)']
    expect(names.filter((name) => name !== undefined && wanted.includes(name))).toEqual(wanted)
  })

  test('says of four files that were imported before no single number, and of each its own', () => {
    expect(ledgerText(drive, false).join('\n')).toMatch(/los\/ \(4 files\).* imported before {2}/)
    expect(ledgerText(drive, true).join('\n')).toMatch(/los\/3\.eml.* imported before as source file 3 /)
  })

  test('names every problem of a file below it', () => {
    expect(ledgerText(drive, false)).toContain('  → date-absent × 2, charset-unknown')
    expect(ledgerText(drive, false)).toContain('  → special-file')
  })

  test('does not call mail that this version cannot read "not mail"', () => {
    const text = ledgerText(drive, false).join('\n')
    expect(text).toMatch(/postvak\.pst .* NOT READ \(pst\): listed, not imported/)
    expect(text).toMatch(/^b\.pdf .* not mail \(pdf\): listed, not imported/m)
    expect(text).toMatch(/^weg .* NOT READ /m)
    expect(text).toMatch(/^link .* not followed /m)
  })

  test('does not give an account of a database of mail that could not be opened, as if it held nothing', () => {
    const counts = { found: 0, imported: 0, firstCopy: 0, bytesItems: 0, bytesNotRead: 1_234 }
    const broken = { format: 'pst', ...counts, problems: [seen('store-unreadable', 1)] }
    const text = ledgerText(ledgerOf([line('half.pst', broken)]), false).join('\n')
    expect(text).toMatch(/^half\.pst .* NOT READ \(pst\): could not be opened/m)
    expect(text).not.toContain('separators')
    expect(text).toContain('→ store-unreadable')
  })

  test('takes a drive of very many files', () => {
    const many = ledgerOf(Array.from({ length: 200_000 }, (_, place) => line(`${place}.eml`)))
    expect(ledgerText(many, true, 80).length).toBeGreaterThan(400_000)
    expect(ledgerText(many, false, 80).length).toBeLessThan(20)
  })

  test('of an empty depot is no account that closes', () => {
    const empty = ledgerText({ ...drive, accessions: [], logHead: 'f' }, false)
    expect(empty).toEqual(['Nothing was imported yet. Last hash of the log: f'])
  })
})
