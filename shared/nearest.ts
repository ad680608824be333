/** Longer words are not compared: the distance costs the product of both lengths. */
const LONGEST_COMPARED = 30

/** The name nearest to a misspelt word: one letter off for short words, two for longer ones; null when none is. */
export function nearest(word: string, names: Iterable<string>): string | null {
  if (word.length > LONGEST_COMPARED) return null
  let best: string | null = null
  let least = word.length < 4 ? 2 : 3
  for (const name of names) {
    const distance = editDistance(word, name)
    if (distance < least) [best, least] = [name, distance]
  }
  return best
}

/** Levenshtein distance: how many letters must be changed, added or left out. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
