import { Tokenizer } from 'htmlparser2'
import { decodeCodePoint } from '../code-point.ts'

/** What is told while XML is read. Names come without their prefix: "w:t" is "t". */
export type XmlReader = {
  open?(name: string): void
  /** Of the element opened last. */
  attribute?(element: string, name: string, value: string): void
  text(text: string): void
  close?(name: string): void
}

/** Characters of one attribute that are told. */
const ATTRIBUTE_LENGTH = 1000

/**
 * Reads XML token by token: no tree, so that depth costs nothing, and no entities but those XML itself has, so that none can
 * multiply. Never throws; what is not well-formed is read as far as it goes.
 */
export function readXml(bytes: Buffer, reader: XmlReader): void {
  const xml = decodeXml(bytes)
  let tag = ''
  let attribute = ''
  let value = ''
  const ignore = () => {}
  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: true },
    {
      ontext: (start, end) => reader.text(xml.slice(start, end)),
      ontextentity: (code) => reader.text(decodeCodePoint(code)),
      oncdata: (start, end, offset) => reader.text(xml.slice(start, end - offset)),
      onopentagname: (start, end) => {
        tag = localName(xml, start, end)
        reader.open?.(tag)
      },
      onselfclosingtag: () => reader.close?.(tag),
      onclosetag: (start, end) => reader.close?.(localName(xml, start, end)),
      onattribname: (start, end) => {
        attribute = reader.attribute === undefined ? '' : localName(xml, start, end)
        value = ''
      },
      onattribdata: (start, end) => {
        if (attribute !== '')
          value += xml.slice(start, Math.min(end, start + ATTRIBUTE_LENGTH - value.length))
      },
      onattribentity: (code) => {
        if (attribute !== '' && value.length < ATTRIBUTE_LENGTH) value += decodeCodePoint(code)
      },
      onattribend: () => {
        if (attribute !== '') reader.attribute?.(tag, attribute, value)
      },
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onopentagend: ignore,
      onprocessinginstruction: ignore,
    },
  )
  tokenizer.write(xml)
  tokenizer.end()
}

function localName(xml: string, start: number, end: number): string {
  const name = xml.slice(start, Math.min(end, start + 100))
  return name.slice(name.indexOf(':') + 1)
}

/** Office documents are in UTF-8, or in UTF-16 with its mark. */
function decodeXml(bytes: Buffer): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const charset = !isWide ? 'utf-8' : bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'
  return new TextDecoder(charset).decode(bytes)
}
