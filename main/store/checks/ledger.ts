import { prepareValue } from '../connection.ts'
import { readLedger } from '../ledger.ts'
import { type Check, spans } from './check.ts'

/**
 * The account of every source file that was read to its end closes, by the same rule as the printed ledger. A file still
 * being read is work to finish, not damage, unless its accession says it is finished.
 */
export const ledgerCheck: Check = {
  name: 'ledger',
  *steps(db, found) {
    const of = prepareValue<number>(db, 'SELECT count(*) FROM source_file').get() ?? 0
    let done = 0
    yield { done, of }
    for (const { from } of spans(db, 'accession', 'id', 1)) {
      for (const accession of readLedger(db, '', from).accessions) {
        for (const line of accession.lines) {
          done += 1
          if (line.closes || (!line.done && accession.finished === null)) continue
          found(`source file ${line.sourceFile}`, line.open.join('; '))
        }
      }
      yield { done, of }
    }
  },
}
