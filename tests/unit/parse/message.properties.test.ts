import { createHash } from 'node:crypto'
import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { parseHeadersOnly, parseMessage } from '../../../main/parse/message.ts'
import { Problems } from '../../../main/parse/problems.ts'
import { scanStructure } from '../../../main/parse/structure.ts'
import { readPart, viewMessage } from '../../../main/parse/view.ts'

/** Bytes made of what structure is made of: finds more than random ones. */
const alphabet = Buffer.from('0123456789abcdefghijklm:=- \r\n"<>@;/')
const pieces = fc.constantFrom(
  'Content-Type: multipart/mixed; boundary=a\n',
  'Content-Type: message/rfc822\n',
  'Content-Transfer-Encoding: base64\n',
  'Subject: =?utf-8?Q?',
  'From: "a" <b@c>, d:',
  '\n',
  '\r\n',
  '\r',
  '--a',
  '--a--',
  '\n--a\n',
  ' ',
  ':',
  '?=',
  'begin 644 a\n#86)C\n',
  'end\n',
  '<p>',
  '&#',
  '\0',
  '\u001b$B',
  'Content-Type: text/html; charset=utf-16\n',
)
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }).map((each) => Buffer.from(each)),
  fc
    .uint8Array({ maxLength: 400 })
    .map((each) => Buffer.from(each.map((byte) => alphabet[byte % alphabet.length] ?? 0))),
  fc.array(pieces, { maxLength: 60 }).map((each) => Buffer.from(each.join(''), 'latin1')),
)

describe('whatever the bytes', () => {
  test.prop([bytes], { numRuns: 2000 })(
    'the parser neither throws nor fails, and says the same twice',
    (raw) => {
      const message = parseMessage(raw)
      expect(message.problems.map((problem) => problem.kind)).not.toContain('parser-failed')
      expect(parseMessage(Buffer.from(raw))).toEqual(message)
      for (const text of [message.subject, message.text, message.attachmentText]) {
        expect(text.isWellFormed() && !text.includes('\0')).toBe(true)
      }
      for (const { path, size } of message.attachments) expect(readPart(raw, path)?.bytes.length).toBe(size)
      expect(parseHeadersOnly(raw).addresses.length).toBeLessThanOrEqual(5000)
      expect(viewMessage(raw).problems.map((problem) => problem.kind)).not.toContain('parser-failed')
    },
  )

  test.prop([bytes], { numRuns: 1000 })(
    'parts lie in the order of the bytes and have paths of their own',
    (raw) => {
      const { parts, root } = scanStructure(raw, new Problems())
      for (const part of parts) {
        expect(
          part.headerStart <= part.bodyStart &&
            part.bodyStart <= part.bodyEnd &&
            part.bodyEnd <= part.bytes.length,
        ).toBe(true)
      }
      expect(parts[0]).toBe(root)
      expect(new Set(parts.map((part) => part.path)).size).toBe(parts.length)
    },
  )
})

/** A part that is to be written: a file, or a multipart of parts. */
type Leaf = { name: string; bytes: Uint8Array; encoding: 'base64' | 'quoted-printable' }
type Tree = { leaf: Leaf } | { children: Tree[] }
type Style = { lineEnd: string; preamble: string; epilogue: string; padding: string; isClosed: boolean }

const leaf = fc.record({
  name: fc
    .string({ unit: fc.constantFrom(...'abé €漢"\\;'), minLength: 1, maxLength: 12 })
    .map((name) => `x${name.trim()}`),
  bytes: fc.uint8Array({ maxLength: 120 }),
  encoding: fc.constantFrom<Leaf['encoding'][]>('base64', 'quoted-printable'),
})
const trees = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf.map((each): Tree => ({ leaf: each })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map((children): Tree => ({ children })),
  ),
})).tree
/** Legal choices, and the illegal ones mail really makes. */
const styles = fc.record({
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  preamble: fc.constantFrom('', 'This is a message in parts.'),
  epilogue: fc.constantFrom('', 'The end.', '--'),
  padding: fc.constantFrom('', ' ', '\t '),
  isClosed: fc.boolean(),
})

/** Writes a tree; the boundary of each multipart begins the boundary of those inside it. */
function write(tree: Tree, style: Style, boundary: string): string {
  const end = style.lineEnd
  if ('leaf' in tree) {
    const { name, bytes: content, encoding } = tree.leaf
    const parameter = `filename*=utf-8''${[...Buffer.from(name)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')}`
    const body =
      encoding === 'base64'
        ? Buffer.from(content)
            .toString('base64')
            .replace(/(.{40})/g, `$1${end}`)
        : quoted(content, end)
    return [
      'Content-Type: application/octet-stream',
      `Content-Transfer-Encoding: ${encoding}`,
      `Content-Disposition: attachment; ${parameter}`,
      '',
      body,
    ].join(end)
  }
  const children = tree.children.map(
    (child) => `${end}--${boundary}${style.padding}${end}${write(child, style, `${boundary}x`)}`,
  )
  const closing = style.isClosed ? `${end}--${boundary}--${style.padding}${end}${style.epilogue}` : ''
  return `Content-Type: multipart/mixed; boundary="${boundary}"${end}${end}${style.preamble}${children.join('')}${closing}`
}

function quoted(content: Uint8Array, end: string): string {
  return [...content]
    .map(
      (byte, place) =>
        `=${byte.toString(16).toUpperCase().padStart(2, '0')}${place % 20 === 19 ? `=${end}` : ''}`,
    )
    .join('')
}

function leavesOf(tree: Tree): Leaf[] {
  return 'leaf' in tree ? [tree.leaf] : tree.children.flatMap(leavesOf)
}

describe('what was written is read back', () => {
  test.prop([trees, styles], { numRuns: 500 })(
    'every file of every tree, with its name and bytes',
    (tree, style) => {
      const raw = Buffer.from(`Subject: x${style.lineEnd}${write(tree, style, 'b')}`)
      const read = parseMessage(raw).attachments.map((each) => [
        each.name,
        Buffer.from(each.sha256).toString('hex'),
      ])
      const written = leavesOf(tree).map((each) => [
        each.name,
        createHash('sha256').update(each.bytes).digest('hex'),
      ])
      expect(read).toEqual(written)
    },
  )
})
