import { resolve } from 'node:path'
import { exitCodes } from '../exit-codes.ts'
import { counted, grouped, sized } from '../print.ts'
import { answer, UsageError, type Verb } from '../verb.ts'
import { needed, nothingAfter, scopeOf, scopeOptions } from '../words.ts'

/** `export-raw DEPOT --to DIR` */
export const exportRaw: Verb = {
  name: 'export-raw',
  usage: 'DEPOT --query Q|--id N… --to DIR',
  summary: 'write the original bytes of records as files or one mbox, verified on the way out',
  example: `bewaarpost export-raw archive.depot --query 'value:B' --to /media/out`,
  options: {
    ...scopeOptions,
    to: { value: 'DIR', help: 'an empty or new folder' },
    mbox: { help: 'one mbox (mboxrd) of messages instead of a file for each record' },
  },
  async run(words, host) {
    const file = needed(words, 0, 'DEPOT')
    nothingAfter(words, 1)
    const to = words.one('to')
    if (to === undefined || to === '') throw new UsageError('--to DIR is missing.')
    const scope = scopeOf(words)
    const form = words.has('mbox') ? 'mbox' : 'eml'
    const reply = await host.withDepot(file, (session) =>
      session.run('record.export', { scope, ticket: session.ticket([resolve(to)]), form }),
    )
    return answer(
      reply,
      (done) => exportText(done, form, to),
      (done) => {
        if (done.verified < done.records) return exitCodes.finding
        return done.records === 0 ? exitCodes.nothing : exitCodes.well
      },
    )
  },
}

type Done = {
  readonly records: number
  readonly bytes: number
  readonly verified: number
  readonly derived: number
}

/** What was written where, and what was not. */
export function exportText(done: Done, form: 'eml' | 'mbox', to: string): string[] {
  const written = form === 'eml' ? done.records : done.verified
  const manifest = form === 'eml' ? ', with manifest-sha256.txt' : ''
  return [
    `Wrote ${counted(written, 'record')} (${sized(done.bytes)}) to ${to}${manifest}; ${grouped(done.verified)} verified against their SHA-256.`,
    ...(done.derived === 0 ? [] : [sayDerived(done.derived, form)]),
    ...(done.verified === done.records ? [] : [sayLeftOut(done.records - done.verified)]),
  ]
}

function sayDerived(derived: number, form: 'eml' | 'mbox'): string {
  const items = counted(derived, 'Outlook item')
  return form === 'eml'
    ? `For ${items} the message made of it lies beside the original, and an .ics or .vcf where it is one; derived-sha256.txt lists them.`
    : `Of ${items} the mbox holds the message made of it, not the original.`
}

/** Only an mbox leaves records out: it holds messages and nothing else. */
function sayLeftOut(count: number): string {
  return `NOT IN IT: ${counted(count, 'Outlook item')}, of which no message can be made. Without --mbox the original bytes of each are written.`
}
