import { useWords } from '../../../state/words.ts'

/** The head of the table of a file's folders, on the screen and on paper. */
export function FolderHead() {
  const say = useWords()
  return (
    <thead>
      <tr>
        <th scope="col">{say('ledger.folder')}</th>
        {(['declared', 'read', 'declaredHidden', 'hidden'] as const).map((figure) => (
          <th key={figure} scope="col" className="number">
            {say(`ledger.folder.${figure}`)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** The head of the table of a file's records by kind; without the last column where items have no class. */
export function KindHead({ hasClasses }: { readonly hasClasses: boolean }) {
  const say = useWords()
  return (
    <thead>
      <tr>
        <th scope="col">{say('ledger.kind')}</th>
        <th scope="col" className="number">
          {say('ledger.kind.records')}
        </th>
        {hasClasses ? <th scope="col">{say('ledger.kind.classes')}</th> : null}
      </tr>
    </thead>
  )
}
