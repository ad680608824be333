import { useState } from 'react'
import { Button, ToggleButton } from 'react-aria-components'
import type { SourceAccount } from '../../../../shared/ledger.ts'
import { PathName } from '../../../parts/path-name.tsx'
import { writeNumber } from '../../../state/formats.ts'
import { makeVisible } from '../../../state/visible.ts'
import { useWords } from '../../../state/words.ts'
import { differs, isEmpty, isOther, queryOfFolder } from './account-words.ts'
import { Counted } from './counted.tsx'
import { DepthBox } from './depth-box.tsx'
import { FolderHead } from './depth-heads.tsx'
import type { PartProps } from './source-depth.tsx'

type Folder = SourceAccount['folders'][number]

/** Folders drawn when a line is opened, so that it opens at once; and at the most: a table of more the CSV is for. */
const FIRST = 200
const MOST = 5_000

/** Each folder of a file: what it counts itself, held against what was read from it. */
export function FolderTable({ line, account, isCurrent }: PartProps) {
  const say = useWords()
  const [isOnly, only] = useState(false)
  const [most, show] = useState(FIRST)
  const { folders, sourceFile } = account
  const differing = folders.filter(differs)
  const wanted = isOnly ? differing : folders
  const rows = wanted.slice(0, most).map((folder) => ({ folder, query: queryOfFolder(sourceFile, folder) }))
  let place = 0
  return (
    <section className="led-folders">
      <div className="led-depth-head">
        <h2 className="figure">{say('ledger.folders.n', { n: folders.length })}</h2>
        <Summary folders={folders} differing={differing.length} />
        {differing.length === 0 || differing.length === folders.length ? null : (
          <ToggleButton
            className="led-choice"
            isSelected={isOnly}
            onChange={only}
            excludeFromTabOrder={!isCurrent}
          >
            {say('ledger.folders.only')}
          </ToggleButton>
        )}
      </div>
      <DepthBox
        label={say('ledger.folders.of', { path: makeVisible(line.path) })}
        marks={rows.filter(({ query }) => query !== null).length}
        isCurrent={isCurrent}
      >
        {(stop) => (
          <table>
            <FolderHead />
            <tbody>
              {rows.map(({ folder, query }, row) => (
                <FolderRow
                  // biome-ignore lint/suspicious/noArrayIndexKey: folders keep their order, and two can have one name
                  key={row}
                  folder={folder}
                  query={query}
                  isStop={query !== null && place++ === stop}
                />
              ))}
            </tbody>
          </table>
        )}
      </DepthBox>
      {wanted.length <= most ? null : most < MOST ? (
        <Button className="link" excludeFromTabOrder={!isCurrent} onPress={() => show(MOST)}>
          {say('ledger.folders.all', { n: Math.min(MOST, wanted.length), of: wanted.length })}
        </Button>
      ) : (
        <p className="soft">{say('ledger.folders.first', { n: MOST, of: wanted.length })}</p>
      )}
    </section>
  )
}

function Summary({
  folders,
  differing,
}: {
  readonly folders: readonly Folder[]
  readonly differing: number
}) {
  const say = useWords()
  const empty = folders.filter(isEmpty).length
  const search = folders.filter(({ kind }) => kind === 'search').length
  const rest = [
    empty === 0 ? '' : say('ledger.folders.empty', { n: empty }),
    search === 0 ? '' : say('ledger.folders.search', { n: search }),
  ].filter((text) => text !== '')
  return (
    <p className="soft figure">
      {differing === 0 ? (
        say('ledger.folders.agree')
      ) : (
        <span className="incomplete">{say('ledger.folders.differ', { n: differing })}</span>
      )}
      {rest.map((text) => ` · ${text}`).join('')}
    </p>
  )
}

type RowProps = { readonly folder: Folder; readonly query: string | null; readonly isStop: boolean }

function FolderRow({ folder, query, isStop }: RowProps) {
  const say = useWords()
  const { path, kind, containerClass, declared, declaredAssociated, read, associated } = folder
  const name = path === '' ? say('ledger.folder.top') : path
  return (
    <tr className={isEmpty(folder) || kind === 'search' ? 'soft' : ''}>
      <th scope="row" title={containerClass === '' ? undefined : makeVisible(containerClass)}>
        <PathName path={name} />
        {kind === 'search' ? <span className="soft led-search">{say('ledger.folder.search')}</span> : null}
      </th>
      {kind === 'search' ? (
        <td colSpan={4} />
      ) : (
        <>
          <Own declared={declared} found={read} />
          <td className="number">
            <Counted
              n={read}
              query={query}
              name={say('ledger.folder.records', { n: read, path: makeVisible(name) })}
              isStop={isStop}
            />
          </td>
          <Own declared={declaredAssociated} found={associated} />
          <td className="number figure">{writeNumber(associated)}</td>
        </>
      )}
    </tr>
  )
}

/** A folder's own count, marked where it is another than was found. */
function Own({ declared, found }: { readonly declared: number | null; readonly found: number }) {
  const say = useWords()
  if (declared === null) return <td className="number soft">–</td>
  if (!isOther(declared, found)) return <td className="number figure">{writeNumber(declared)}</td>
  return (
    <td className="number figure incomplete">
      <span aria-hidden="true">≠ {writeNumber(declared)}</span>
      <span className="heard">{say('ledger.folder.otherwise', { n: declared })}</span>
    </td>
  )
}
