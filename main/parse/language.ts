import { LANGUAGE_LETTERS, LANGUAGE_SAMPLE } from './bounds.ts'
import { likeliestLanguage } from './language-points.ts'

const enoughLetters = new RegExp(`(?:\\p{L}\\P{L}*){${LANGUAGE_LETTERS}}`, 'u')
const addressSign = /[@/\\]/

/**
 * The language a text is written in (ISO 639-1), '' when it is too short to tell. Quoted lines and addresses are left out:
 * the language is that of the writer.
 */
export function detectLanguage(text: string): string {
  const sample = sampleOf(text)
  return enoughLetters.test(sample) ? likeliestLanguage(sample) : ''
}

function sampleOf(text: string): string {
  let sample = ''
  let at = 0
  while (at < text.length && sample.length < LANGUAGE_SAMPLE && at < LANGUAGE_SAMPLE * 10) {
    const end = text.indexOf('\n', at)
    const lineEnd = end < 0 ? text.length : end
    const line = text.slice(at, Math.min(lineEnd, at + LANGUAGE_SAMPLE))
    if (!line.startsWith('>'))
      sample += `${addressSign.test(line) ? line.replace(/\S*[@/\\]\S*/g, ' ') : line}\n`
    at = lineEnd + 1
  }
  return sample.slice(0, LANGUAGE_SAMPLE)
}
