import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compose, type Enclosure, pngOf } from '../../helpers/mail.ts'
import { clicking } from './clicking.ts'
import { fieldHeads } from './fields.ts'
import { loading } from './loading.ts'
import { names } from './names.ts'

/** The host that no request may go to; each row has an address of its own there. */
export const canaryHost = 'loads.example.org'
/** What a script of the set would do: be seen in every global it can reach, in the console and on the network. */
export const script =
  "globalThis.canary=1;try{top.canary=1}catch{};console.log('canary');fetch('https://loads.example.org/ran').catch(Boolean)"

/** One hostile message: its HTML, if that is what is hostile about it, and its bytes. */
export type Row = { readonly name: string; readonly html: string | null; readonly bytes: Buffer }

const noon = 1_331_557_620
const address = { name: 'Onbekend', address: 'x@example.org' }

/** All rows, in an order that is also that of their dates. */
export function hostileSet(): Row[] {
  const rows: Row[] = []
  const add = (name: string, html: string | null, make: (date: number) => Buffer) =>
    rows.push({ name, html, bytes: make(noon + rows.length * 60) })
  for (const [name, body] of [...Object.entries(loading), ...Object.entries(clicking), ...large()]) {
    const html = fill(body, rows.length)
    add(name, html, (at) => composeRow(name, at, html))
  }
  for (const [name, head] of fieldHeads(script)) {
    add(name, null, (at) => {
      const date = head.some((line) => line.startsWith('Date:'))
        ? []
        : [`Date: ${new Date(at * 1000).toUTCString()}`]
      return Buffer.from(
        [
          ...date,
          ...head,
          '',
          'A text. <script>globalThis.canary=1</script> https://example.org/?a=<b>',
          '',
        ].join('\n'),
      )
    })
  }
  for (let from = 0; from < names.length; from += 10) {
    const name = `names ${from / 10 + 1}`
    const enclosures = names.slice(from, from + 10).map(enclose)
    add(name, null, (at) => composeRow(name, at, null, enclosures))
  }
  add('documents', null, (at) => composeRow('documents', at, null, documents()))
  return rows
}

/** Writes the set as a drive: one file a row, named by its place. */
export function writeHostileDrive(folder: string, rows: readonly Row[]): void {
  mkdirSync(folder, { recursive: true })
  rows.forEach(({ bytes }, place) => {
    writeFileSync(join(folder, `${String(place).padStart(3, '0')}.eml`), bytes)
  })
}

function fill(body: string, place: number): string {
  return body
    .replaceAll('{C}', `https://${canaryHost}/${place}`)
    .replaceAll('{S}', script)
    .replaceAll('{N}', String(place))
}

function composeRow(
  name: string,
  at: number,
  html: string | null,
  enclosures: readonly Enclosure[] = [],
): Buffer {
  const picture = { type: 'image/png', bytes: pngOf(8, [9, 9, 9]), inline: true, contentId: 'a@example.org' }
  return compose({
    ...{
      from: address,
      to: [address],
      subject: name,
      date: { at, zone: 60 },
      messageId: `${at}@example.org`,
    },
    text: `The text of ${name}.`,
    ...(html === null ? {} : { html }),
    enclosures: [picture, ...enclosures],
    encoding: '8bit',
  })
}

/** HTML that is hostile by its size. */
function large(): [name: string, html: string][] {
  const row = '<tr><td>x</td><td>y</td></tr>'
  return [
    ['100,000 nested divs', '<div>'.repeat(100_000)],
    ['nested formatting', '<b><i><font>'.repeat(20_000)],
    [
      'a tag with 1,000,000 attributes',
      `<p ${Array.from({ length: 1_000_000 }, (_, n) => `a${n}`).join(' ')}>x</p>`,
    ],
    ['50 MB of HTML', `<table>${row.repeat(Math.ceil(50_000_000 / row.length))}</table>`],
    ['a style of a megabyte', `<style>${'p{color:red}'.repeat(80_000)}</style><p>x</p>`],
  ]
}

function enclose(name: string, place: number): Enclosure {
  return { type: 'application/octet-stream', name, bytes: Buffer.from(`bytes of ${place} ${name}`) }
}

/** Documents that do something when they are opened. */
function documents(): Enclosure[] {
  const of = (name: string, type: string, text: string): Enclosure => ({
    name,
    type,
    bytes: Buffer.from(text),
  })
  const call = `<script>${script}</script><img src="https://${canaryHost}/document">`
  return [
    of(
      'drawing.svg',
      'image/svg+xml',
      `<svg xmlns="http://www.w3.org/2000/svg" onload="${script}" width="20" height="20"><script>${script}</script><image href="https://${canaryHost}/svg"/><foreignObject><body xmlns="http://www.w3.org/1999/xhtml">${call}</body></foreignObject></svg>`,
    ),
    of('page.html', 'text/html', call),
    of('page.xht', 'application/xhtml+xml', `<html xmlns="http://www.w3.org/1999/xhtml">${call}</html>`),
    of('calendar.ics', 'text/calendar', `BEGIN:VCALENDAR\nSUMMARY:${call}\nEND:VCALENDAR\n`),
    of('card.vcf', 'text/vcard', `BEGIN:VCARD\nFN:${call}\nEND:VCARD\n`),
    of('scripted.pdf', 'application/pdf', scriptedPdf),
    of('picture.png', 'image/png', call),
    of('link.url', 'application/internet-shortcut', `[InternetShortcut]\nURL=https://${canaryHost}/url\n`),
    of('message.eml', 'message/rfc822', `Subject: inner\nContent-Type: text/html\n\n${call}\n`),
  ]
}

/** A PDF that would run a script and go to an address when opened. */
const scriptedPdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\);this.submitForm\\('https://${canaryHost}/pdf'\\))>>/AA<</WC<</S/URI/URI(https://${canaryHost}/pdf)>>>>>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 200 100]/A<</S/URI/URI(https://${canaryHost}/pdf)>>>>]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`
