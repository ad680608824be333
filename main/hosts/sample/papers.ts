import type { Paper } from './affairs/affair.ts'
import type { Enclosure } from './compose.ts'
import { docxOf, pdfOf, pngOf } from './documents.ts'

/** Draws up what lies beside a letter. `subject` is what it is about, `reference` tells one paper from another. */
export function drawUp(paper: Paper, subject: string, reference: number): Enclosure {
  const number = `${paper.slice(0, 3).toUpperCase()}-${String(reference).padStart(4, '0')}`
  const plain = subject.normalize('NFD').replace(/[^\x20-\x7e]/g, '')
  switch (paper) {
    case 'nota':
      return pdf(`Nota ${number}.pdf`, [
        'Gemeente Voorbeeld',
        `Nota ${number}`,
        plain,
        'Voor het college, ter besluitvorming.',
      ])
    case 'verslag':
      return pdf(`Verslag ${number}.pdf`, [
        'Gemeente Voorbeeld',
        `Verslag ${number}`,
        plain,
        'Vastgesteld en getekend.',
      ])
    case 'tekening':
      return {
        type: 'image/png',
        name: `tekening ${number}.png`,
        bytes: pngOf(96, [reference % 200, 120, 160]),
      }
    case 'foto':
      return {
        type: 'image/png',
        name: `foto één ${number}.png`,
        bytes: pngOf(64, [180, reference % 200, 90]),
      }
    case 'besluitenlijst':
      return {
        type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        name: `Besluitenlijst ${number}.docx`,
        bytes: docxOf(['Besluitenlijst', subject, `Kenmerk ${number}`]),
      }
    case 'begroting':
      return {
        type: 'text/csv; charset=utf-8',
        name: `begroting ${number}.csv`,
        bytes: Buffer.from(budget(subject, reference)),
      }
  }
}

function pdf(name: string, lines: readonly string[]): Enclosure {
  return { type: 'application/pdf', name, bytes: pdfOf(lines) }
}

function budget(subject: string, reference: number): string {
  const rows = ['personeel', 'huisvesting', 'uitbesteding', 'kapitaallasten', 'onvoorzien'].map(
    (row, place) =>
      `${row};${(reference * 731 + place * 4177) % 90_000};${(reference * 389 + place * 2011) % 90_000}`,
  )
  return `${subject};raming;realisatie\r\n${rows.join('\r\n')}\r\n`
}
