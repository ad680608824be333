import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeBody } from '../../main/parse/body.ts'
import { parseMessage } from '../../main/parse/message.ts'
import { Problems } from '../../main/parse/problems.ts'
import { type Part, scanStructure } from '../../main/parse/structure.ts'
import { corpora as realMail } from '../helpers/corpora.ts'

const corpora = realMail === null ? '' : join(realMail, 'eml')
const isPresent = realMail !== null
if (!isPresent) console.warn('skipped: the real mail of ../shared/corpora is not beside this clone')

function filesIn(folder: string): string[] {
  if (!isPresent) return []
  const names = readdirSync(join(corpora, folder), { recursive: true }).map((name) =>
    join(folder, String(name)),
  )
  return names.filter((name) => statSync(join(corpora, name)).isFile()).sort()
}

const read = (name: string) => readFileSync(join(corpora, name))

describe.skipIf(!isPresent)('mail of other projects', () => {
  it('no file, mail or not, makes the parser throw or fail, and what is cut off parses too', () => {
    for (const name of filesIn('.')) {
      const raw = read(name)
      for (const bytes of [raw, raw.subarray(0, raw.length / 2)]) {
        const kinds = parseMessage(bytes).problems.map((problem) => problem.kind)
        expect(kinds, name).not.toContain('parser-failed')
      }
    }
  })

  it('the parts of a message lie inside each other and within the bytes', () => {
    for (const name of filesIn('.')) {
      const { parts } = scanStructure(read(name), new Problems())
      for (const { headerStart, bodyStart, bodyEnd, bytes, parent } of parts) {
        expect(headerStart <= bodyStart && bodyStart <= bodyEnd && bodyEnd <= bytes.length, name).toBe(true)
        // An empty part may stand at the boundary line, whose line break is no longer its parent's.
        if (parent?.bytes !== bytes || bodyStart === bodyEnd) continue
        expect(parent.bodyStart <= headerStart && bodyEnd <= parent.bodyEnd, name).toBe(true)
      }
      expect(new Set(parts.map((part) => part.path)).size, name).toBe(parts.length)
    }
  })
})

/** Where our part tree differs from mime4j's, and why ours is right. */
const mime4jDifferences: Readonly<Record<string, string>> = {
  'basic-plain-with-bad-header-separator_decoded.xml':
    'a line of one blank separates header and body; mime4j takes the first paragraph for a header and loses it',
  'malformedHeader-noheader_decoded.xml':
    'a text without any header is all body; mime4j (in this mode) drops it',
  'malformedHeaderStartsBody-nocrlfcrlf_decoded.xml':
    'one stray line among fields is passed over with a problem; mime4j (in this mode) lets the body begin there and the next field with it',
  'malformedHeaderStartsBody-noheader_decoded.xml':
    'as above: mime4j keeps one of the lines as text, we keep all',
  'very-long-boundary_decoded.xml':
    'blanks at the end of a boundary line are padding (RFC 2046 §5.1.1), so it matches',
  'very-very-long-boundary_decoded.xml': 'blanks at the end of a boundary line are padding (RFC 2046 §5.1.1)',
  'weird-boundary_decoded.xml': 'a boundary cannot end in blanks (RFC 2046 §5.1.1), they are padding',
}

describe.skipIf(!isPresent)('part trees agree with Apache mime4j', () => {
  const expected = filesIn('mime4j-testmsgs').filter((name) => name.endsWith('_decoded.xml'))
  it.each(expected)('%s', (name) => {
    const ours = treeOf(scanStructure(read(name.replace('_decoded.xml', '.msg')), new Problems()).root)
    const theirs = treeOfXml(read(name).toString('latin1'), join(name, '..'))
    const reason = mime4jDifferences[name.split('/').at(-1) ?? '']
    if (reason === undefined) expect(ours).toEqual(theirs)
    else expect(ours, `listed as a difference but agrees now: ${reason}`).not.toEqual(theirs)
  })
})

/** One line per part: depth in the tree, what it is, and of a leaf its decoded text without white space. */
function treeOf(root: Part): string[] {
  const lines: string[] = []
  const walk = (part: Part, depth: number, isInMultipart: boolean) => {
    const at = depth + (isInMultipart ? 1 : 0)
    if (isInMultipart) lines.push(`${depth} body-part`)
    if (part.type.startsWith('multipart/') && part.isOpened) {
      lines.push(`${at} multipart`)
      for (const child of part.children) walk(child, at + 1, true)
    } else if (part.isOpened) {
      lines.push(`${at} message`)
      for (const child of part.children) walk(child, at + 1, false)
    } else lines.push(`${at} ${squeeze(decodeBody(part, new Problems()).toString('latin1'))}`)
  }
  walk(root, 1, false)
  return ['0 message', ...lines]
}

function treeOfXml(xml: string, folder: string): string[] {
  const lines: string[] = []
  let depth = 0
  for (const [, close, tag = '', file] of xml.matchAll(
    /<(\/?)(message|multipart|body-part|text-body|binary-body)(?: name="([^"]*)")?\/?>/g,
  )) {
    if (close === '/') depth--
    else if (file !== undefined)
      lines.push(`${depth} ${squeeze(read(join(folder, file)).toString('latin1'))}`)
    else lines.push(`${depth++} ${tag}`)
  }
  return lines
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '')
}
