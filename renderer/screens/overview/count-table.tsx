import { useRoving } from '../../parts/roving.ts'
import { writeNumber } from '../../state/formats.ts'
import { showRecords } from '../../state/route.ts'
import { makeVisible } from '../../state/visible.ts'
import { useWords } from '../../state/words.ts'

export type CountLine = {
  readonly key: string
  readonly name: string
  /** The query that finds what is counted; null where none can. */
  readonly query: string | null
  readonly n: number
  /** What stands in the columns after the count. */
  readonly more: readonly string[]
}

type CountTableProps = {
  readonly title: string
  /** The names of the columns: what, records, and what comes after. */
  readonly columns: readonly string[]
  readonly lines: readonly CountLine[]
  /** More values than are listed. */
  readonly isCut?: boolean
}

/** Counts as a table. Every number of records leads to those records; the arrows go from one to the next. */
export function CountTable({ title, columns, lines, isCut = false }: CountTableProps) {
  const say = useWords()
  const { stop, keys } = useRoving(lines.filter(isLink).length)
  if (lines.length === 0) return <p className="soft">{say('overview.nothing')}</p>
  let place = 0
  return (
    <div className="overview-table" {...keys}>
      <table aria-label={title}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">
                <bdi>{makeVisible(line.name)}</bdi>
              </th>
              <td className="figure">
                <Amount line={line} isStop={isLink(line) && place++ === stop} />
              </td>
              {line.more.map((text, column) => (
                // The columns keep their order.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <td key={column} className="figure">
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {isCut ? <p className="soft">{say('overview.tooMany', { n: lines.length })}</p> : null}
    </div>
  )
}

function isLink({ n, query }: CountLine): boolean {
  return n > 0 && query !== null
}

function Amount({ line, isStop }: { readonly line: CountLine; readonly isStop: boolean }) {
  const { n, query } = line
  if (n === 0 || query === null) return writeNumber(n)
  return (
    <button
      type="button"
      className="link figure"
      tabIndex={isStop ? 0 : -1}
      data-mark
      onClick={() => showRecords(query)}
    >
      {writeNumber(n)}
    </button>
  )
}
