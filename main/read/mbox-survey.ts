import type { Surveyor } from './item.ts'

/*
 * The independent count of an mbox file. It shares no code with the reader: it goes through the file line by line, knows
 * nothing of messages, and counts what its few rules say.
 */

/** How much of a line is looked at. The rules on both sides name the same number, RFC 5322's longest line. */
const LOOKED_AT = 1000

const QUOTED = /^(>+)From /
const CLOCK = /[0-9]:[0-9][0-9]/

type Counts = {
  lines: number
  crlfLines: number
  /** Lines beginning "From ". */
  fromLines: number
  /** Of these: with a time in them, after an empty line or at the start of the file; with a time, elsewhere; the rest after an empty line. */
  timedAfterEmptyLine: number
  timedElsewhere: number
  untimedAfterEmptyLine: number
  /** The sum of those three: the lines that are separators, or text that may be mistaken for one. */
  separators: number
  /** Lines beginning ">From ", ">>From ", and with more. */
  quotedOnce: number
  quotedTwice: number
  quotedDeeper: number
  /** Content-Length headers between a line beginning "From " and the next empty line. */
  contentLengths: number
}

/** Sees every byte of an mbox file once, in chunks of any size; memory does not grow with the file. */
export function surveyMbox(): Surveyor {
  const counts: Counts = {
    lines: 0,
    crlfLines: 0,
    fromLines: 0,
    timedAfterEmptyLine: 0,
    timedElsewhere: 0,
    untimedAfterEmptyLine: 0,
    separators: 0,
    quotedOnce: 0,
    quotedTwice: 0,
    quotedDeeper: 0,
    contentLengths: 0,
  }
  let afterEmptyLine = true
  let inHeader = false
  // The first bytes of a line that began in an earlier chunk; `lineLength` counts all of it so far.
  let begun = ''
  let lineLength = 0
  let lastByte = 0
  let firstLine = true
  let markLength = 0

  function countLine(text: string): void {
    // A UTF-8 byte order mark belongs to no line.
    markLength = firstLine && text.startsWith('\xef\xbb\xbf') ? 3 : 0
    const line = text.slice(markLength)
    if (line.startsWith('From ')) {
      counts.fromLines++
      inHeader = true
      const timed = CLOCK.test(line)
      if (timed && afterEmptyLine) counts.timedAfterEmptyLine++
      else if (timed) counts.timedElsewhere++
      else if (afterEmptyLine) counts.untimedAfterEmptyLine++
    } else if (line.startsWith('>')) {
      const depth = QUOTED.exec(line)?.[1]?.length ?? 0
      if (depth === 1) counts.quotedOnce++
      else if (depth === 2) counts.quotedTwice++
      else if (depth > 2) counts.quotedDeeper++
    } else if (inHeader && /^content-length[ \t]*:/i.test(line)) counts.contentLengths++
  }

  /** Ends a line of which `text` is the beginning, `length` the length without LF, and `last` the byte before LF. */
  function endLine(length: number, last: number): void {
    counts.lines++
    const crlf = length > 0 && last === 13
    if (crlf) counts.crlfLines++
    afterEmptyLine = length - markLength === (crlf ? 1 : 0)
    markLength = 0
    if (afterEmptyLine) inHeader = false
    firstLine = false
  }

  return {
    push(chunk) {
      let at = 0
      for (let feed = chunk.indexOf(10); feed >= 0; feed = chunk.indexOf(10, at)) {
        const length = lineLength + feed - at
        if (lineLength > 0) {
          countLine(begun + chunk.toString('latin1', at, Math.min(feed, at + LOOKED_AT - begun.length)))
        } else if (mayCount(chunk[at]))
          countLine(chunk.toString('latin1', at, Math.min(feed, at + LOOKED_AT)))
        endLine(length, feed > at ? (chunk[feed - 1] ?? 0) : lastByte)
        at = feed + 1
        lineLength = 0
        begun = ''
      }
      if (at === chunk.length) return
      if (begun.length < LOOKED_AT) {
        begun += chunk.toString('latin1', at, Math.min(chunk.length, at + LOOKED_AT - begun.length))
      }
      lineLength += chunk.length - at
      lastByte = chunk[chunk.length - 1] ?? 0
    },
    end() {
      if (lineLength > 0) countLine(begun)
      counts.separators = counts.timedAfterEmptyLine + counts.timedElsewhere + counts.untimedAfterEmptyLine
      return counts
    },
  }
}

/** Whether a line with this first byte can be one that counts: "F", ">", "C", "c", or the start of a byte order mark. */
function mayCount(first: number | undefined): boolean {
  return first === 70 || first === 62 || first === 67 || first === 99 || first === 0xef
}
