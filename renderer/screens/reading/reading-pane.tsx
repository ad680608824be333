/** Being built. */
export function ReadingPane({ record }: { readonly record: number | null }) {
  return <p>{record}</p>
}
