import type { CollectedText } from './collected-text.ts'
import { readPackage } from './package.ts'
import { readXml } from './xml.ts'

/** Office Open XML (ECMA-376): a word-processing document with its notes, comments, headers and footers. */
export function readDocx(bytes: Buffer, most: number): CollectedText {
  const parts = [/^word\/document\d*\.xml$/, /^word\/(?:header|footer|footnotes|endnotes|comments)\d*\.xml$/]
  return readPackage({ bytes, most, parts, read: readRuns })
}

/** A presentation: slides, and what their notes and comments say. */
export function readPptx(bytes: Buffer, most: number): CollectedText {
  const parts = [/^ppt\/slides\/[^/]*\.xml$/, /^ppt\/(?:notesSlides|comments|diagrams)\/[^/]*\.xml$/]
  return readPackage({ bytes, most, parts, read: readRuns })
}

/**
 * A workbook: names of sheets, texts, then what stands in the cells themselves, comments and drawings. A cell with a shared text
 * has only its number.
 */
export function readXlsx(bytes: Buffer, most: number): CollectedText {
  const parts = [
    /^xl\/workbook\.xml$/,
    /^xl\/sharedStrings\.xml$/,
    /^xl\/worksheets\/[^/]*\.xml$/,
    /^xl\/(?:comments\d*|threadedComments\/[^/]*|drawings\/[^/]*)\.xml$/,
  ]
  return readPackage({ bytes, most, parts, read: readSheet })
}

/** Elements whose text is written: runs, deleted runs, and the text of comments of a presentation. */
const runs = new Set(['t', 'delText', 'text'])
const breaks = new Set(['p', 'br', 'cr', 'tr', 'si'])
/** How a word is pronounced (phonetic runs): said twice otherwise. */
const hidden = 'rPh'

function readRuns(xml: Buffer, into: CollectedText): void {
  let written = 0
  let aside = 0
  readXml(xml, {
    open: (name) => {
      if (runs.has(name)) written++
      else if (name === hidden) aside++
      else if (name === 'tab') into.add('\t')
    },
    text: (text) => {
      if (written > 0 && aside === 0) into.add(text)
    },
    close: (name) => {
      if (runs.has(name)) written = Math.max(0, written - 1)
      else if (name === hidden) aside = Math.max(0, aside - 1)
      else if (breaks.has(name)) into.add('\n')
      else if (name === 'tc') into.add('\t')
    },
  })
  into.add('\n')
}

function readSheet(xml: Buffer, into: CollectedText, name: string): void {
  if (name.startsWith('xl/worksheets/')) readCells(xml, into)
  else if (name === 'xl/workbook.xml') readSheetNames(xml, into)
  else readRuns(xml, into)
}

function readSheetNames(xml: Buffer, into: CollectedText): void {
  readXml(xml, {
    attribute: (element, name, value) => {
      if (element === 'sheet' && name === 'name') into.add(`${value}\n`)
    },
    text: () => {},
  })
}

/** Types of cells whose value is a number of a shared text, a boolean or an error (ECMA-376 part 1 §18.18.11). */
const wordless = new Set(['s', 'b', 'e'])

function readCells(xml: Buffer, into: CollectedText): void {
  let type = ''
  let isValue = false
  readXml(xml, {
    open: (name) => {
      if (name === 'c') type = ''
      isValue = name === 't' || (name === 'v' && !wordless.has(type))
    },
    attribute: (element, name, value) => {
      if (element === 'c' && name === 't') type = value
    },
    text: (text) => {
      if (isValue) into.add(text)
    },
    close: (name) => {
      if (isValue) into.add('\t')
      isValue = false
      if (name === 'row') into.add('\n')
    },
  })
}
