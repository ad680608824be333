/** A name in two lines for a small area: who before where. `kind` is the facet it is a value of. */
export function splitName(kind: string, name: string): readonly [main: string, rest: string] {
  if (kind === 'correspondent') {
    const at = name.lastIndexOf('@')
    return at > 0 ? [name.slice(0, at), name.slice(at)] : [name, '']
  }
  if (kind === 'folder') {
    const end = name.lastIndexOf('/')
    return end > 0 && end < name.length - 1 ? [name.slice(end + 1), name.slice(0, end)] : [name, '']
  }
  return [name, '']
}
