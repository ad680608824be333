import { isWord, type say as sayIt } from '../../../state/words.ts'

/** A format in words where there are words for it, else by its short name. */
export function nameFormat(format: string, say: typeof sayIt): string {
  const id = `format.${format}`
  return isWord(id) ? say(id) : format
}

/** The short name of a kind of problem; the kind itself where this version has none. */
export function nameProblem(kind: string, say: typeof sayIt): string {
  const id = `problem.name.${kind}`
  return isWord(id) ? say(id) : kind
}
