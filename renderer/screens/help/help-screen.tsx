/** Being built. */
export function HelpScreen() {
  return <h1>Help</h1>
}
