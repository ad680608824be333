import { facts } from './words/nl/facts.ts'

/** An identifier: "0x1a2". */
const ID = /0x[\da-f]{1,20}/
/** The code of an error: "EIO". */
const CODE = /E[A-Z\d_]{2,30}/
/** A number or the number of a part: "12", "9A00f", "2/1.3", "1.TEXT~2". */
const PART = /(?:TEXT|(?=[A-Fa-f]{0,20}\d)[\dA-Fa-f]{1,20})(?:[.~/](?:\d{1,9}|TEXT))*\/?/
/** Any of these, which stand for a number in what follows. */
const NUMBER = new RegExp(`(?<![\\w.~/])(?:${ID.source}|${CODE.source}|${PART.source})(?!\\w)`, 'g')
const ONE_NUMBER = new RegExp(`^${NUMBER.source}$`)
/** Stands for a number in the shape of a fact. */
const MARK = '\u0000'

/** What stands between facts that are put together. */
const JOINT = /(; |: |, | of )/
const inDutch = (joint: string): string => (joint === ' of ' ? ' van ' : joint)

/** Places of a template in which any text may stand. */
const TEXTS: ReadonlySet<string> = new Set(['name', 'other', 'list'])

/** Parts around each other of which a problem tells, "in 2: in 1: …", and then some. */
const MOST_AROUND = 8
/** A longer text is no fact that we wrote. */
const LONGEST = 5_000

/** Kinds of problems whose detail is a name from the mail, but for these facts: a file may be called as a fact is. */
const ofNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['attachment-by-reference', []],
  ['attachment-unreadable', ['an object of too many storages']],
])

/** The detail of a problem in a language of the window; as it is where it is a name or a code, or no fact of ours. */
export function sayFacts(language: 'nl' | 'en', kind: string, detail: string): string {
  const isName = ofNames.get(kind)?.includes(detail) === false
  return language === 'en' || isName ? detail : (dutchOf(detail) ?? detail)
}

/**
 * Facts in Dutch, the names and numbers in them as they are; null when not all of them stand in the table. Takes time by the
 * length of the text, whatever it says.
 */
export function dutchOf(detail: string): string | null {
  if (detail.length > LONGEST || detail.includes(MARK)) return null
  let around = ''
  let rest = detail
  for (let level = 0; level <= MOST_AROUND; level++) {
    const dutch = sayNumbered(rest) ?? sayNaming(rest)
    if (dutch !== null) return around + dutch
    // Where it lies may be known, and what is said of it hold a name.
    const end = rest.indexOf(': ')
    const where = end < 0 ? null : sayNumbered(rest.slice(0, end))
    if (where === null) return null
    around += `${where}: `
    rest = rest.slice(end + 2)
  }
  return null
}

type Template = {
  /** The English around the places: one more than there are places. */
  readonly around: readonly string[]
  readonly places: readonly string[]
  readonly dutch: string
}

const templates = Object.entries(facts).map(([english, dutch]): Template => {
  const pieces = english.split(/\{(\w+)\}/)
  return {
    around: pieces.filter((_, at) => at % 2 === 0),
    places: pieces.filter((_, at) => at % 2 === 1),
    dutch,
  }
})
const isNaming = ({ places }: Template): boolean => places.some((place) => TEXTS.has(place))
const naming = templates.filter(isNaming)
/** The templates with nothing but numbers in their places, by their shape. */
const numbered = new Map(
  templates.filter((one) => !isNaming(one)).map((one) => [one.around.join(MARK), one] as const),
)
/** As many pieces has the shape with the most joints in it. */
const MOST_PIECES = Math.max(...[...numbered.keys()].map((shape) => (shape.split(JOINT).length + 1) / 2))

/** Facts put together of templates without names: from left to right always the longest run of pieces that is one. */
function sayNumbered(text: string): string | null {
  const numbers: string[] = []
  const shape = text.replace(NUMBER, (number) => {
    numbers.push(number)
    return MARK
  })
  const pieces = shape.split(JOINT)
  let said = ''
  for (let at = 0; at < pieces.length; ) {
    const found = longestAt(pieces, at)
    if (found === null) return null
    const { template, end } = found
    said += fill(template, numbers.splice(0, template.places.length)) + inDutch(pieces[end] ?? '')
    at = end + 1
  }
  return said
}

/** `end`: where the joint after it stands. */
function longestAt(pieces: readonly string[], at: number): { template: Template; end: number } | null {
  for (let count = MOST_PIECES; count > 0; count--) {
    const end = at + 2 * count - 1
    const template = numbered.get(pieces.slice(at, end).join(''))
    if (template !== undefined) return { template, end }
  }
  return null
}

/** One fact that holds a name. */
function sayNaming(text: string): string | null {
  for (const template of naming) {
    const values = valuesIn(text, template)
    if (values !== null) return fill(template, values)
  }
  return null
}

/** What stands in the places; found from the end, because a name may look like what comes after it. */
function valuesIn(text: string, { around, places }: Template): string[] | null {
  const last = around.at(-1) ?? ''
  if (!text.endsWith(last)) return null
  const values: string[] = []
  let end = text.length - last.length
  for (let place = places.length - 1; place >= 0; place--) {
    const before = around[place] ?? ''
    const start = place === 0 ? 0 : text.lastIndexOf(before, end - before.length)
    const from = start + before.length
    if (start < 0 || from > end || !text.startsWith(before, start)) return null
    const value = text.slice(from, end)
    if (!TEXTS.has(places[place] ?? '') && !ONE_NUMBER.test(value)) return null
    values.unshift(value)
    end = start
  }
  return values
}

function fill({ dutch, places }: Template, values: readonly string[]): string {
  return dutch.replace(/\{(\w+)\}/g, (_, place: string) => values[places.indexOf(place)] ?? '')
}
