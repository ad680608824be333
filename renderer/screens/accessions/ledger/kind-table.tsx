import { labelOf } from '../../../state/facet-labels.ts'
import { makeVisible } from '../../../state/visible.ts'
import { useWords } from '../../../state/words.ts'
import { kindsOf } from './account-words.ts'
import { Counted } from './counted.tsx'
import { DepthBox } from './depth-box.tsx'
import { KindHead } from './depth-heads.tsx'
import type { PartProps } from './source-depth.tsx'

/** Message classes named of one kind; the rest are counted. */
const MOST_CLASSES = 50

/** The records of a file by kind, and by message class within it. */
export function KindTable({ line, account, isCurrent }: PartProps) {
  const say = useWords()
  const kinds = kindsOf(account).map((each) => ({
    ...each,
    classes: each.classes.slice(0, MOST_CLASSES),
    of: each.classes.length,
  }))
  let place = 0
  return (
    <section className="led-kinds-table">
      <div className="led-depth-head">
        <h2>{say('ledger.kinds')}</h2>
      </div>
      <DepthBox
        label={say('ledger.kinds.of', { path: makeVisible(line.path) })}
        marks={kinds.reduce((sum, { classes }) => sum + 1 + classes.length, 0)}
        isCurrent={isCurrent}
      >
        {(stop) => (
          <table>
            <KindHead hasClasses={kinds.some(({ of }) => of > 0)} />
            <tbody>
              {kinds.map(({ kind, records, query, classes, of }) => {
                const name = labelOf('kind', kind, kind)
                return (
                  <tr key={kind}>
                    <th scope="row">{name}</th>
                    <td className="number">
                      <Counted
                        n={records}
                        query={query}
                        name={say('ledger.kind.of', { n: records, kind: name })}
                        isStop={place++ === stop}
                      />
                    </td>
                    {of === 0 ? null : (
                      <td className="led-classes">
                        {classes.map(([itemClass, n, query]) => (
                          <span key={itemClass}>
                            <bdi>{makeVisible(itemClass)}</bdi>{' '}
                            <Counted
                              n={n}
                              query={query}
                              name={say('ledger.kind.of', { n, kind: makeVisible(itemClass) })}
                              isStop={place++ === stop}
                            />
                          </span>
                        ))}
                        {of > classes.length ? (
                          <span className="soft">{say('ledger.kind.more', { n: of - classes.length })}</span>
                        ) : null}
                      </td>
                    )}
                  </tr>
                )
              })}
            </tbody>
          </table>
        )}
      </DepthBox>
    </section>
  )
}
