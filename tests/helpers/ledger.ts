import type { Ledger, LedgerLine, LedgerTotals } from '../../shared/ledger.ts'

/** A line of an account that closes: one message of ten bytes, a file of its own. `facts` say what is otherwise. */
export function lineOf(facts: Partial<LedgerLine> = {}): LedgerLine {
  return {
    ...{ sourceFile: 1, container: null, path: 'a.eml', size: 10, sha256: null, format: 'eml', puid: null },
    ...{ agent: 'a 1', role: 'mail', sameAs: null, mailbox: 'a', done: true },
    ...{ found: 1, imported: 1, firstCopy: 1, shared: 0, setAside: 0 },
    ...{ bytesItems: 10, bytesSeparators: 0, bytesSetAside: 0, bytesNotRead: 0, counted: null },
    ...{ closes: true, open: [], problems: [] },
    ...facts,
  }
}

/** The ledger of one accession with these lines. What the totals say is not taken from them. */
export function ledgerOf(lines: readonly LedgerLine[], facts: Partial<LedgerTotals> = {}): Ledger {
  const totals: LedgerTotals = {
    ...{ files: lines.length, size: 10, mail: 1, containers: 0, other: 0, unreadable: 0, present: 0 },
    ...{ notRead: 0, found: 1, imported: 1, firstCopy: 1, shared: 0, setAside: 0, problems: 0 },
    ...facts,
  }
  const accession = {
    ...{ accession: 1, handedOverBy: '', received: '', medium: '', mailbox: '', holder: '' },
    ...{ roots: ['/drive'], started: '2026-11-02T09:00:00Z', finished: '2026-11-02T10:00:00Z' },
    ...{ lines: [...lines], totals, closes: true, open: [] },
  }
  return { accessions: [accession], totals, closes: true, logHead: 'f'.repeat(64) }
}
