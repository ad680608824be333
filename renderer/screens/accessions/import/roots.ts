/** The last names of chosen paths, of either kind of separator, as a dialog's answer has them. */
export function namesOf(roots: readonly string[]): string[] {
  return roots.map((root) => root.split(/[/\\]/).findLast((segment) => segment !== '') ?? root)
}

/** Whether what was chosen can be what an interrupted import began with: the same names in the same order. */
export function isSameDrive(roots: readonly string[], names: readonly string[]): boolean {
  const [before, now] = [namesOf(roots), namesOf(names)]
  return before.length === now.length && before.every((name, place) => name === now[place])
}
