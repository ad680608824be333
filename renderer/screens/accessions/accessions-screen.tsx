/** Being built. */
export function AccessionsScreen() {
  return <h1>Accessions</h1>
}
