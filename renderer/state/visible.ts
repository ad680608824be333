import { writeVisible } from '../screens/reading/visible.ts'

/** Paths are longer than other names; more than this is no path of any file system. */
const MOST = 4_096

/** A name or path from a drive as it can be shown safely: what cannot be seen, or turns the reading direction, becomes its code. */
export function makeVisible(name: string): string {
  return writeVisible(name, MOST)
}
