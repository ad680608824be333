import { parseArgs } from 'node:util'

/** What a run of the benchmark is asked to do. */
export type Options = {
  /** Messages in the generated drive. */
  readonly messages: number
  /** Items in the generated mailbox of Outlook. */
  readonly items: number
  /** Times each program imports each drive; the medians are printed. */
  readonly runs: number
  /** Records in the depots that are searched, one depot for each. */
  readonly sizes: readonly number[]
  /** Times each query is asked of each depot. */
  readonly repeats: number
  readonly window: WindowOptions
  /** Bytes of the mbox whose import must stay in bounded memory; 0 leaves that test out. */
  readonly memoryBytes: number
  readonly parts: ReadonlySet<Part>
  /** A folder with real mail to measure on as well, or null. */
  readonly folder: string | null
}
export type WindowOptions = {
  /** Records in the depot the window works on. */
  readonly records: number
  /** Times the program is started, each question asked and many records marked. */
  readonly repeats: number
  /** Decisions on one record, made in a row. */
  readonly decisions: number
}
const parts = ['import', 'outlook', 'search', 'window'] as const
export type Part = (typeof parts)[number] | 'memory'

const GIB = 1024 ** 3

export const usage = `npm run bench -- [options]
  --quick            a few minutes less: 3,000 messages and items, one run, the 10,000-record depot only, the window at 20,000
  --million          searches a depot of 1,000,000 records too (made once, kept in out/bench)
  --memory           imports an mbox of 2 GiB and tells the peak memory, and nothing else
  --only PART        import, outlook, search or window (which works on a depot of 1,000,000 records)
  --messages N       messages in the generated drive (20000)
  --items N          items in the generated mailbox of Outlook (50000)
  --runs N           runs per program, of which the median counts (3)
BEWAAR_BENCH_MAIL=FOLDER   measures the import on this folder of real mail too; mu reads only maildirs in it`

/** Reads the command line and environment. Throws an Error with one clear sentence for what it does not understand. */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      million: { type: 'boolean', default: false },
      memory: { type: 'boolean', default: false },
      only: { type: 'string' },
      messages: { type: 'string' },
      items: { type: 'string' },
      runs: { type: 'string' },
    },
  })
  const { quick, million, memory } = values
  return {
    messages: whole('messages', values.messages, quick ? 3_000 : 20_000),
    items: whole('items', values.items, quick ? 3_000 : 50_000),
    runs: whole('runs', values.runs, quick ? 1 : 3),
    sizes: [10_000, ...(quick ? [] : [100_000]), ...(million ? [1_000_000] : [])],
    repeats: quick ? 5 : 20,
    window: quick
      ? { records: 20_000, repeats: 1, decisions: 10 }
      : { records: 1_000_000, repeats: 5, decisions: 100 },
    memoryBytes: memory ? 2 * GIB : 0,
    parts: new Set(memory ? ['memory'] : chosenParts(values.only)),
    folder: environment['BEWAAR_BENCH_MAIL'] || null,
  }
}

function chosenParts(only: string | undefined): Part[] {
  if (only === undefined) return [...parts]
  const part = parts.find((each) => each === only)
  if (part !== undefined) return [part]
  throw new Error(`--only takes ${parts.join(', ')}, not "${only}"`)
}

function whole(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Error(`--${name} takes a whole number, not "${text}"`)
  return number
}
