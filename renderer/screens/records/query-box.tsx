/** Being built. */
export function QueryBox() {
  return <span />
}
