import type { InventorySummary } from '../../../../shared/contract.ts'
import { adviseOnFormat, explainProblem } from '../../../state/explain.ts'
import { writeBytes, writeNumber } from '../../../state/formats.ts'
import { nameFormat } from '../../../state/names.ts'
import { useWords } from '../../../state/words.ts'
import { fateOf } from './fate.ts'
import { InventoryLines } from './inventory-lines.tsx'

/** What was found on the drive before anything is written. */
export function InventoryView({ inventory }: { readonly inventory: InventorySummary }) {
  const say = useWords()
  const { items, setAside, present } = inventory
  return (
    <div className="acc-inventory">
      <p className="acc-verdict" role="status">
        <Verdict inventory={inventory} />
      </p>
      {items === 0 && present.files === 0 ? <p className="incomplete">{say('drive.found.none')}</p> : null}
      {setAside > 0 ? <p className="incomplete">{say('drive.found.aside', { n: setAside })}</p> : null}
      <Room inventory={inventory} />
      <Formats inventory={inventory} />
      <Problems inventory={inventory} />
      <InventoryLines lines={inventory.lines} />
    </div>
  )
}

type Part = { readonly inventory: InventorySummary }

/** What an import would add. */
function Verdict({ inventory: { files, bytes, items, present, lines } }: Part) {
  const say = useWords()
  const whole = { files, bytes: writeBytes(bytes) }
  if (present.files === 0) return say('drive.found', { ...whole, items })
  const there = { ...whole, present: present.items, of: present.files }
  const isAllThere = lines.every(({ role }) => role !== 'mail')
  if (isAllThere) return say('drive.found.nothing', there)
  return say('drive.found.present', { ...there, items: items - present.items })
}

function Room({ inventory: { freeBytes, neededBytes } }: Part) {
  const say = useWords()
  if (freeBytes === null || neededBytes === null) return null
  const isEnough = freeBytes > neededBytes
  return (
    <p className={isEnough ? 'soft' : 'incomplete'}>
      {say(isEnough ? 'drive.room.enough' : 'drive.room.short', {
        free: writeBytes(freeBytes),
        needed: writeBytes(neededBytes),
      })}
    </p>
  )
}

function Formats({ inventory }: Part) {
  const say = useWords()
  const formats = inventory.formats.toSorted((a, b) => b.items - a.items || b.bytes - a.bytes)
  return (
    <div className="acc-scroll">
      <table className="acc-table">
        <caption>{say('drive.formats')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('drive.format')}</th>
            <th scope="col">{say('drive.fate')}</th>
            <th scope="col" className="number">
              {say('drive.files.count')}
            </th>
            <th scope="col" className="number">
              {say('drive.bytes')}
            </th>
            <th scope="col" className="number">
              {say('drive.items')}
            </th>
          </tr>
        </thead>
        <tbody>
          {formats.map((each) => {
            const fate = fateOf(each)
            return (
              <tr key={`${each.format} ${each.role}`}>
                <th scope="row">{nameFormat(each.format)}</th>
                <td className={fate.isLoss ? 'incomplete' : ''}>
                  {say(`drive.fate.${fate.is}`)}
                  {fate.part > 0 ? ` · ${say('drive.fate.part', { n: fate.part })}` : ''}
                </td>
                <td className="number figure">{writeNumber(each.files)}</td>
                <td className="number figure">{writeNumber(each.bytes)}</td>
                <td className="number figure">
                  {each.role === 'mail' || each.role === 'present' ? writeNumber(each.items) : ''}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Problems({ inventory: { problems, lines } }: Part) {
  const say = useWords()
  return (
    <div>
      <h3>{say('drive.problems')}</h3>
      {problems.length === 0 ? <p className="soft">{say('drive.problems.none')}</p> : null}
      <ul className="acc-problems">
        {problems.map(({ kind, count }) => {
          const { meaning, cost } = explainProblem(kind)
          return (
            <li key={kind} data-problem={kind}>
              <span className="figure acc-times">{say('drive.problem.count', { n: count })}</span>
              <span>
                {meaning} <span className="soft">{cost}</span>
                {formatsWith(kind, lines).map((format) => {
                  const advice = adviseOnFormat(kind, format)
                  return advice === '' ? null : (
                    <span key={format} className="acc-advice">
                      {nameFormat(format)}: {advice}
                    </span>
                  )
                })}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** The formats of the files that have a kind of problem, each once. */
function formatsWith(kind: string, lines: InventorySummary['lines']): string[] {
  return [...new Set(lines.filter(({ problems }) => problems.includes(kind)).map(({ format }) => format))]
}
