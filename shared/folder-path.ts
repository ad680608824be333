/**
 * The path of a folder in its mailbox, as the depot keeps it and screens show it: names from the outermost down with "/" between
 * them. A "/" that is part of a name, as Outlook and IMAP allow, is written as the division slash (U+2215) there, which looks
 * like it and parts nothing: so a folder "In/Uit" can be told from "Uit" in "In". One that was a division slash already has a
 * backslash before it, and backslashes before either are doubled: every list of names has a path of its own.
 */

/** The path of names, none of them empty; '' of none. */
export function joinFolder(names: readonly string[]): string {
  return names.map(writeName).join('/')
}

/** The names in a path. Undoes joinFolder. */
export function splitFolder(path: string): string[] {
  return path.split('/').map(readName)
}

/** A path as a person would type it, with "/" for every slash: that of a folder "In/Uit" is that of "Uit" in "In" too. */
export function typedFolder(path: string): string {
  return splitFolder(path).join('/').replaceAll('∕', '/')
}

// The look behind keeps a long row of backslashes from being tried at each of its places.
const SLASH = /(?<!\\)(\\*)([/∕])/g
const WRITTEN = /(?<!\\)(\\*)∕/g

function writeName(name: string): string {
  return name.replace(SLASH, (_, before: string, slash: string) => {
    return `${before}${before}${slash === '/' ? '' : '\\'}∕`
  })
}

function readName(written: string): string {
  return written.replace(WRITTEN, (_, before: string) => {
    const half = before.slice(0, Math.floor(before.length / 2))
    return half + (before.length % 2 === 0 ? '/' : '∕')
  })
}
