import { useState } from 'react'
import { Failed, type Failure } from '../../../../shared/failure.ts'
import { isOpenedDatabase, type LedgerLine, type SourceAccount } from '../../../../shared/ledger.ts'
import { ask } from '../../../bridge.ts'
import { drawn } from '../../../state/drawn.ts'
import { tellFailure } from '../../../state/notice.ts'
import { read } from '../../../state/requests.ts'
import { tellSaved } from '../../../state/saved.ts'
import { say } from '../../../state/words.ts'

/** Lines printed at the most; more would be a book nobody opens, and the CSV has all of them. */
export const MOST_PRINTED = 10_000
const PAGE = 1_000
/** Folders printed at the most, and then those of no further file. */
const MOST_FOLDERS = 10_000

/** The printing of an account. */
export type Printing = {
  readonly isBusy: boolean
  /** Lines made ready so far, and lines there are. */
  readonly done: number
  readonly total: number
  /** The lines on paper; null while nothing is printed. */
  readonly lines: readonly LedgerLine[] | null
  /** The accounts in depth of the databases of mail among the lines, as many as are printed. */
  readonly depths: readonly SourceAccount[]
  readonly print: () => Promise<void>
  readonly savePdf: () => Promise<void>
}

type State = Pick<Printing, 'done' | 'total' | 'lines' | 'depths' | 'isBusy'>
const idle: State = { isBusy: false, done: 0, total: 0, lines: null, depths: [] }

/** Reads the lines of an account, has them drawn for paper, and hands the window to the printer or a PDF. */
export function usePrint(accession: number): Printing {
  const [state, set] = useState(idle)
  const withPaper = async (hand: () => Promise<Failure | null>) => {
    set({ ...idle, isBusy: true })
    try {
      const { lines, total } = await readLines(accession, (done, total) =>
        set({ ...idle, isBusy: true, done, total }),
      )
      const depths = await readDepths(lines)
      set({ isBusy: true, done: lines.length, total, lines, depths })
      await drawn()
      const failure = await hand()
      if (failure !== null && failure.kind !== 'cancelled') tellFailure(failure)
    } catch (error) {
      if (!(error instanceof Failed)) throw error
      tellFailure(error.failure)
    } finally {
      set(idle)
    }
  }
  return {
    ...state,
    print: () =>
      withPaper(async () => {
        const reply = await ask('desk.print', {})
        return reply.ok ? null : reply.failure
      }),
    savePdf: () =>
      withPaper(async () => {
        const reply = await ask('desk.savePdf', { name: say('ledger.pdf.name', { number: accession }) })
        if (!reply.ok) return reply.failure
        tellSaved(reply)
        return null
      }),
  }
}

async function readLines(accession: number, told: (done: number, total: number) => void) {
  const lines: LedgerLine[] = []
  for (;;) {
    const count = Math.min(PAGE, MOST_PRINTED - lines.length)
    const page = await read('ledger.lines', { accession, start: lines.length, count })
    lines.push(...page.lines)
    told(lines.length, page.total)
    const isAll = page.lines.length < count || lines.length >= page.total || lines.length >= MOST_PRINTED
    if (isAll) return { lines, total: page.total }
  }
}

/** The accounts in depth of databases of mail, until there are folders enough. */
async function readDepths(lines: readonly LedgerLine[]): Promise<SourceAccount[]> {
  const depths: SourceAccount[] = []
  let folders = 0
  for (const { sourceFile } of lines.filter(isOpenedDatabase)) {
    const account = await read('ledger.source', { sourceFile })
    folders += account.folders.length
    if (folders > MOST_FOLDERS) break
    depths.push(account)
  }
  return depths
}
