import { Tokenizer } from 'htmlparser2'
import { HTML_LENGTH, TEXT_LENGTH } from './bounds.ts'
import { decodeCodePoint } from './code-point.ts'

/** Elements that stand on lines of their own. */
const blocks = new Set(
  (
    'address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody tfoot thead tr ul option'
  ).split(' '),
)
/**
 * Elements whose text is not shown. Only those the tokenizer reads as raw text up to their end tag: hiding others (head,
 * select) would hide the rest of the message where their end was forgotten.
 */
const hidden = new Set(['script', 'style', 'title', 'noembed', 'noframes'])
/** Elements side by side: words in two cells are two words. */
const cells = new Set(['td', 'th', 'input', 'button', 'img'])

/** Blanks, and characters without width that newsletters pad with. */
const blanks = /(?:\s|\u200b|\u200c|\u200d|\u2060|\ufeff|\u00ad|\u034f)+/g

export type HtmlText = { readonly text: string; readonly isCut: boolean }

/**
 * Turns HTML into the text a reader sees, for the index: blocks on lines, pictures by their description, no scripts, styles
 * or comments. Works on the stream of tokens, so neither depth nor the number of attributes costs more than its bytes.
 */
export function htmlToText(html: string): HtmlText {
  const reader = new HtmlReader(html.length > HTML_LENGTH ? html.slice(0, HTML_LENGTH) : html)
  return { text: reader.read(), isCut: html.length > HTML_LENGTH }
}

class HtmlReader {
  readonly #html: string
  #out = ''
  #line = ''
  #hidden = ''
  #tag = ''
  #attribute = ''
  #attributeText = ''

  constructor(html: string) {
    this.#html = html
  }

  read(): string {
    const ignore = () => {}
    const tokenizer = new Tokenizer(
      { xmlMode: false, decodeEntities: true },
      {
        ontext: (start, end) => this.#addText(this.#html.slice(start, end)),
        ontextentity: (code) => this.#addText(decodeCodePoint(code)),
        onopentagname: (start, end) => this.#openTag(this.#html.slice(start, end)),
        onclosetag: (start, end) => this.#closeTag(this.#html.slice(start, end)),
        onattribname: (start, end) => {
          this.#attribute = end - start === 3 ? this.#html.slice(start, end).toLowerCase() : ''
          this.#attributeText = ''
        },
        onattribdata: (start, end) => {
          if (this.#attribute === 'alt')
            this.#attributeText += this.#html.slice(start, Math.min(end, start + 1000))
        },
        onattribentity: (code) => {
          if (this.#attribute === 'alt') this.#attributeText += decodeCodePoint(code)
        },
        onattribend: () => this.#endAttribute(),
        oncdata: ignore,
        oncomment: ignore,
        ondeclaration: ignore,
        onend: ignore,
        onopentagend: ignore,
        onprocessinginstruction: ignore,
        onselfclosingtag: ignore,
      },
    )
    tokenizer.write(this.#html)
    tokenizer.end()
    this.#breakLine()
    return this.#out.trim()
  }

  #addText(text: string): void {
    if (this.#hidden === '' && this.#out.length < TEXT_LENGTH) this.#line += text
  }

  #openTag(written: string): void {
    const tag = written.toLowerCase()
    this.#tag = tag
    if (blocks.has(tag)) this.#breakLine()
    else if (cells.has(tag)) this.#addText(' ')
    else if (this.#hidden === '' && hidden.has(tag)) this.#hidden = tag
  }

  #closeTag(written: string): void {
    const tag = written.toLowerCase()
    if (tag === this.#hidden) this.#hidden = ''
    if (blocks.has(tag)) this.#breakLine()
    else if (cells.has(tag)) this.#addText(' ')
  }

  #endAttribute(): void {
    if (this.#tag === 'img' && this.#attribute === 'alt') this.#addText(`${this.#attributeText} `)
    this.#attribute = ''
  }

  #breakLine(): void {
    if (this.#line === '') return
    const line = this.#line.replace(blanks, ' ').trim()
    if (line !== '') this.#out += `${line}\n`
    this.#line = ''
  }
}
