import { useQueries } from '@tanstack/react-query'
import type { Checked, Output } from '../../../../shared/contract.ts'
import { Failed, type Failure } from '../../../../shared/failure.ts'
import type { LedgerLine } from '../../../../shared/ledger.ts'
import { read, useAsk } from '../../../state/requests.ts'

/** Which lines of which account. */
export type Wanted = Pick<Checked<'ledger.lines'>, 'accession' | 'filter' | 'text'>

/** Lines read at a time. */
const PAGE = 200

export type Lines = {
  /** How many there are; undefined until that is known. */
  readonly total: number | undefined
  readonly failure: Failure | undefined
  /** The lines are of an earlier filter until the new ones are there. */
  readonly stale: boolean
  /** The line of a place; undefined until it is read. */
  at(place: number): LedgerLine | undefined
}

/** The lines of an account by place. Only the pages are read that hold the places from `first` up to `last`. */
export function useLines(wanted: Wanted, first: number, last: number): Lines {
  const start = useAsk('ledger.lines', pageInput(wanted, 0), { keep: true })
  const pages = pagesBetween(first, last).filter((page) => page > 0)
  const queries = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['ledger.lines', pageInput(wanted, page)],
      queryFn: () => read('ledger.lines', pageInput(wanted, page)),
    })),
  })
  const failed = queries.find(({ error }) => error instanceof Failed)?.error
  const linesOf = (page: number): Output<'ledger.lines'>['lines'] | undefined =>
    page === 0 ? start.value?.lines : queries[pages.indexOf(page)]?.data?.lines
  return {
    total: start.value?.total,
    failure: start.failure ?? (failed instanceof Failed ? failed.failure : undefined),
    stale: start.stale,
    at: (place) => linesOf(Math.floor(place / PAGE))?.[place % PAGE],
  }
}

function pageInput(wanted: Wanted, page: number): Checked<'ledger.lines'> {
  return { ...wanted, start: page * PAGE, count: PAGE }
}

/** The pages that hold the places from `first` up to `last`. */
export function pagesBetween(first: number, last: number): number[] {
  const from = Math.floor(Math.max(0, first) / PAGE)
  const to = Math.floor(Math.max(first, last, 0) / PAGE)
  return Array.from({ length: to - from + 1 }, (_, n) => from + n)
}
