import type { Timeline } from '../../../shared/results.ts'

type Bucket = Timeline['buckets'][number]

/** The query that finds what two buckets and all between them hold, whichever comes first. */
export function spanTerm(one: Bucket, other: Bucket): string {
  if (one.label === other.label) return one.term
  const [first, last] = isBefore(one, other) ? [one, other] : [other, one]
  const from = first.label.startsWith('..') ? '' : first.label
  const to = last.label.endsWith('..') ? '' : last.label
  return from === '' && to === '' ? 'has:date' : `date:${from}..${to}`
}

/** Labels sort as time does, but for the open stretches at the ends: `..1989`, `2031..`. */
function isBefore(one: Bucket, other: Bucket): boolean {
  if (one.label.startsWith('..') || other.label.endsWith('..')) return true
  if (other.label.startsWith('..') || one.label.endsWith('..')) return false
  return one.label < other.label
}

/** Which buckets have their label written under them, so that so many fit, the first of a round number first. */
export function labelled(buckets: readonly Bucket[], most: number): ReadonlySet<number> {
  const step = [1, 2, 5, 10, 20, 50, 100].find((each) => buckets.length / each <= most) ?? buckets.length
  const first = Math.max(
    0,
    buckets.findIndex(({ label }) => /^\d{4}$/.test(label) && Number(label) % step === 0),
  )
  const places = new Set<number>()
  for (let place = first; place < buckets.length; place += step) places.add(place)
  return places
}
