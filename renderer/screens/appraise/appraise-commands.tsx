/** Being built. */
export function AppraiseCommands() {
  return null
}
