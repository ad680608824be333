import { isOpenedDatabase, type LedgerLine, type SourceAccount } from '../../../../shared/ledger.ts'
import { PathName } from '../../../parts/path-name.tsx'
import { labelOf } from '../../../state/facet-labels.ts'
import { writeNumber } from '../../../state/formats.ts'
import { makeVisible } from '../../../state/visible.ts'
import { useWords } from '../../../state/words.ts'
import { isOther, kindsOf, sumsOf } from './account-words.ts'
import { FolderHead, KindHead } from './depth-heads.tsx'

type DepthsProps = { readonly lines: readonly LedgerLine[]; readonly depths: readonly SourceAccount[] }

/** The databases of mail on paper: what their nodes, folders and kinds of records come to. */
export function PaperDepths({ lines, depths }: DepthsProps) {
  const say = useWords()
  const of = lines.filter(isOpenedDatabase).length
  const paths = new Map(lines.map(({ sourceFile, path }) => [sourceFile, path]))
  return (
    <>
      {depths.map((account) => (
        <PaperDepth key={account.sourceFile} account={account} path={paths.get(account.sourceFile) ?? ''} />
      ))}
      {depths.length < of ? (
        <p className="paper-verdict">{say('ledger.paper.folders.part', { n: depths.length, of })}</p>
      ) : null}
    </>
  )
}

function PaperDepth({ account, path }: { readonly account: SourceAccount; readonly path: string }) {
  const say = useWords()
  const { count, declared, declaredBytes: stated, readBytes: read } = account.attachments
  const sums = sumsOf(account)
  // Of an empty file without folders, such as a dbx can be, its line says all.
  if (sums.length + account.folders.length + account.classes.length === 0) return null
  return (
    <section>
      <h2>
        <bdi>{say('ledger.paper.folders', { path: makeVisible(path) })}</bdi>
      </h2>
      {sums.map(({ id, whole, parts, left }) => (
        <p key={id}>
          {say(id, { n: whole })} = {parts.map((part) => say(part.id, { n: part.n })).join(' + ')} ·{' '}
          {left === 0 ? say('ledger.nodes.closed') : say('ledger.nodes.left', { n: left })}
        </p>
      ))}
      {count === 0 ? null : (
        <p>
          {say('ledger.attachments', { n: count })}
          {declared === 0 ? '' : `; ${say('ledger.attachments.sizes', { n: declared, stated, read })}`}
        </p>
      )}
      {account.folders.length === 0 ? null : <Folders account={account} />}
      {account.classes.length === 0 ? null : <Kinds account={account} />}
    </section>
  )
}

function Folders({ account }: { readonly account: SourceAccount }) {
  const say = useWords()
  return (
    <table>
      <FolderHead />
      <tbody className="paper-rows">
        {account.folders.map(({ path, kind, declared, declaredAssociated, read, associated }, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: folders keep their order, and two can have one name
          <tr key={row}>
            <th scope="row">
              <PathName path={path === '' ? say('ledger.folder.top') : path} />
            </th>
            {kind === 'search' ? (
              <td colSpan={4}>{say('ledger.folder.search')}</td>
            ) : (
              <>
                <td className="number">{writeOwn(declared, read)}</td>
                <td className="number">{writeNumber(read)}</td>
                <td className="number">{writeOwn(declaredAssociated, associated)}</td>
                <td className="number">{writeNumber(associated)}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A folder's own count, with a sign where it is another than was read. */
function writeOwn(declared: number | null, found: number): string {
  if (declared === null) return '–'
  return `${isOther(declared, found) ? '≠ ' : ''}${writeNumber(declared)}`
}

function Kinds({ account }: { readonly account: SourceAccount }) {
  return (
    <table>
      <KindHead hasClasses />
      <tbody className="paper-rows">
        {kindsOf(account).map(({ kind, records, classes }) => (
          <tr key={kind}>
            <th scope="row">{labelOf('kind', kind, kind)}</th>
            <td className="number">{writeNumber(records)}</td>
            <td>{classes.map(([name, n]) => `${makeVisible(name)} ${writeNumber(n)}`).join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
