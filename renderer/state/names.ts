import { sayOr } from './words.ts'

/** A format in words where there are words for it, else by its short name. */
export function nameFormat(format: string): string {
  return sayOr(`format.${format}`, format)
}

/** The short name of a kind of problem; the kind itself where this version has none. */
export function nameProblem(kind: string): string {
  return sayOr(`problem.name.${kind}`, kind)
}
