import { decodeCodePage } from '../../read/mapi/encoding.ts'
import { controlAt } from './rtf-control.ts'

/** What is set inside a group and ends with it. */
type Group = {
  /** The text of this group is not of the document: fonts, colours, pictures, what no reader must know. */
  readonly isHidden: boolean
  /** Characters that stand after `\u` for programs without Unicode. */
  readonly fallback: number
  readonly codePage: number
}

/** Groups whose settings are kept; those that lie deeper share the last ones. */
const DEPTH = 1000

/** Destinations without text of the document (RTF 1.9.1); those marked `\*` are hidden all the same. */
const hidden = new Set(
  (
    'fonttbl colortbl stylesheet info pict object objdata header headerl headerr headerf footer footerl footerr footerf ' +
    'listtable listoverridetable revtbl rsidtbl generator xmlnstbl filetbl themedata colorschememapping datastore latentstyles'
  ).split(' '),
)
const signs: Readonly<Record<string, string>> = {
  par: '\r\n',
  line: '\r\n',
  sect: '\r\n',
  page: '\r\n',
  row: '\r\n',
  cell: '\t',
  tab: '\t',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
  '~': '\u00a0',
  _: '\u2011',
  '\n': '\r\n',
  '\r': '\r\n',
  '\\': '\\',
  '{': '{',
  '}': '}',
}
/** Code pages by the number of a font's character set (RTF 1.9.1, "Font table"). */
const fontCodePages: ReadonlyMap<number, number> = new Map([
  [77, 10000],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
])

/** The text of an RTF document as a reader sees it, in one pass over its bytes. Lines end with CR LF, as those of other bodies. */
export function plainOfRtf(rtf: Buffer): string {
  return new RtfReader(rtf).read()
}

class RtfReader {
  readonly #rtf: Buffer
  readonly #out: string[] = []
  readonly #stack: Group[] = []
  readonly #fonts = new Map<number, number>()
  #group: Group = { isHidden: false, fallback: 1, codePage: 1252 }
  #depth = 0
  #default = 1252
  #font = -1
  /** Bytes of text not decoded yet: characters of two bytes come as two signs. */
  #bytes: number[] = []
  /** Characters still to be passed over after `\u`. */
  #skip = 0

  constructor(rtf: Buffer) {
    this.#rtf = rtf
  }

  read(): string {
    const rtf = this.#rtf
    for (let at = 0; at < rtf.length; ) {
      const byte = rtf[at] ?? 0
      if (byte === 0x5c) at = this.#readControl(at)
      else {
        if (byte === 0x7b) this.#open()
        else if (byte === 0x7d) this.#close()
        // Line ends mean nothing in RTF, and NUL ends it where programs wrote one.
        else if (byte !== 0x0a && byte !== 0x0d && byte !== 0) this.#addByte(byte)
        at++
      }
    }
    this.#flush()
    return this.#out.join('').trim()
  }

  #open(): void {
    this.#flush()
    this.#skip = 0
    if (this.#depth++ < DEPTH) this.#stack.push(this.#group)
  }

  #close(): void {
    this.#flush()
    this.#skip = 0
    if (this.#depth > 0 && --this.#depth < DEPTH) this.#group = this.#stack.pop() ?? this.#group
  }

  #readControl(at: number): number {
    const { word, parameter, end } = controlAt(this.#rtf, at)
    if (word === "'") {
      const byte = Number.parseInt(this.#rtf.toString('latin1', end, end + 2), 16)
      if (!Number.isNaN(byte)) this.#addByte(byte)
      return Math.min(end + 2, this.#rtf.length)
    }
    if (word === 'bin') return Math.min(end + Math.max(0, parameter ?? 0), this.#rtf.length)
    if (word === 'u') this.#addUnicode(parameter ?? 0)
    else this.#apply(word, parameter)
    return end
  }

  #apply(word: string, parameter: number | null): void {
    if (word === 'ansicpg') this.#setDefault(parameter ?? 1252)
    else if (word === 'uc') this.#set({ fallback: Math.min(Math.max(parameter ?? 1, 0), 10) })
    else if (word === '*' || hidden.has(word)) this.#set({ isHidden: true })
    else if (word === 'f') this.#setFont(parameter ?? -1)
    else if (word === 'fcharset') this.#fonts.set(this.#font, fontCodePages.get(parameter ?? 0) ?? 0)
    else if (word === 'plain') this.#set({ codePage: this.#default })
    else if (Object.hasOwn(signs, word)) this.#addText(signs[word] ?? '')
  }

  #setDefault(codePage: number): void {
    this.#default = codePage
    this.#set({ codePage })
  }

  #setFont(number: number): void {
    this.#font = number
    this.#set({ codePage: this.#fonts.get(number) || this.#default })
  }

  #set(change: Partial<Group>): void {
    this.#flush()
    this.#group = { ...this.#group, ...change }
  }

  #addByte(byte: number): void {
    if (this.#skip > 0) this.#skip--
    else if (!this.#group.isHidden) this.#bytes.push(byte)
  }

  #addUnicode(parameter: number): void {
    this.#addText(String.fromCharCode(parameter & 0xffff))
    this.#skip = this.#group.fallback
  }

  #addText(text: string): void {
    this.#flush()
    if (!this.#group.isHidden) this.#out.push(text)
  }

  #flush(): void {
    if (this.#bytes.length === 0) return
    this.#out.push(decodeCodePage(Buffer.from(this.#bytes), this.#group.codePage))
    this.#bytes = []
  }
}
