import CFB from 'cfb'
import { buildZip } from './build-zip.ts'

/** A zip of XML files, as office programs save them. */
export function packageOf(parts: Readonly<Record<string, string>>): Buffer {
  return buildZip(Object.entries(parts).map(([name, content]) => ({ name, content })))
}

const types = { '[Content_Types].xml': '<Types/>' } as const

export function docxWith(body: string, parts: Readonly<Record<string, string>> = {}): Buffer {
  return packageOf({
    ...types,
    'word/document.xml': `<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`,
    ...parts,
  })
}

/** A paragraph of a word-processing document. */
export function paragraph(...runs: readonly string[]): string {
  return `<w:p>${runs.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`
}

export function xlsxOf(sheet: string, texts: readonly string[], cells: string): Buffer {
  return packageOf({
    ...types,
    'xl/workbook.xml': `<workbook><sheets><sheet name="${sheet}" sheetId="1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row>${cells}</row></sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
  })
}

export function pptxOf(slides: readonly string[], notes: readonly string[] = []): Buffer {
  const text = (said: string) => `<p:sld><a:p><a:r><a:t>${said}</a:t></a:r></a:p></p:sld>`
  const named = (folder: string, all: readonly string[]) =>
    all.map((said, at) => [`ppt/${folder}${at + 1}.xml`, text(said)] as const)
  return packageOf({
    ...types,
    ...Object.fromEntries([...named('slides/slide', slides), ...named('notesSlides/notesSlide', notes)]),
  })
}

/** An OpenDocument of `kind` ("text", "spreadsheet"): its first entry says what it is and is stored. */
export function openDocumentOf(kind: string, content: string, manifest = '<manifest/>'): Buffer {
  const mimetype = `application/vnd.oasis.opendocument.${kind}`
  return buildZip([
    { name: 'mimetype', content: mimetype, stored: true },
    { name: 'content.xml', content: `<office:document-content>${content}</office:document-content>` },
    { name: 'META-INF/manifest.xml', content: manifest },
  ])
}

/**
 * A PDF that shows codes in a font that is not in it and names a predefined CMap (ISO 32000-1 §9.7.5.2) of the characters of an Adobe
 * collection, such as `Japan1`: what the codes mean stands in no part of the file. `fonts`: as many such fonts, each used.
 */
export function pdfByCMap(cMap: string, collection: string, codes: Buffer, fonts = 1): Buffer {
  const names = Array.from({ length: fonts }, (_, place) => `F${place}`)
  const content = `BT 72 700 Td ${names.map((name) => `/${name} 12 Tf <${codes.toString('hex')}> Tj`).join(' ')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << ${names.map((name, place) => `/${name} ${place + 6} 0 R`).join(' ')} >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Mincho /CIDSystemInfo << /Registry (Adobe) /Ordering (${collection}) /Supplement 2 >> >>`,
    ...names.map(
      (name) =>
        `<< /Type /Font /Subtype /Type0 /BaseFont /Mincho-${name} /Encoding /${cMap} /DescendantFonts [5 0 R] >>`,
    ),
  ]
  const body = objects.map((object, place) => `${place + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(
    `%PDF-1.4\n${body}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\n%%EOF\n`,
    'latin1',
  )
}

/** A compound file with these streams, written by a library. */
export function compoundOf(streams: Readonly<Record<string, Buffer>>): Buffer {
  const file = CFB.utils.cfb_new()
  CFB.utils.cfb_del(file, '/\u0001Sh33tJ5')
  for (const [name, bytes] of Object.entries(streams))
    CFB.utils.cfb_add(file, `/${name}`, bytes, { unsafe: true })
  return Buffer.from(CFB.write(file, { type: 'buffer' }))
}

/** A record of a workbook ([MS-XLS] §2.1.4): type and length, two bytes each. */
export function sheetRecord(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(type)
  head.writeUInt16LE(data.length, 2)
  return Buffer.concat([head, data])
}

/** A record of a presentation ([MS-PPT] §2.3.1): version and instance, type, length. */
export function slideRecord(type: number, data: Buffer, version = 0): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt16LE(version)
  head.writeUInt16LE(type, 2)
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data])
}

/** Little-endian numbers of two bytes. */
export function words(...values: readonly number[]): Buffer {
  return Buffer.concat(values.map((value) => Buffer.from([value & 0xff, value >> 8])))
}
