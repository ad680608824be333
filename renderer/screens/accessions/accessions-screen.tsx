import { useRoute } from '../../state/route.ts'
import { AccessionList } from './accession-list.tsx'
import { ImportPage } from './import/import-page.tsx'
import { LedgerPage } from './ledger/ledger-page.tsx'
import './accessions.css'

/** The accessions of the depot, the account of one, or the page for importing another. */
export function AccessionsScreen() {
  const accession = useRoute((route) => route.accession)
  if (accession === null) return <AccessionList />
  if (accession === 'new') return <ImportPage />
  return <LedgerPage key={accession} accession={accession} />
}
