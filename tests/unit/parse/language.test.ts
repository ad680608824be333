import { eld } from 'eld/medium'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detectLanguage } from '../../../main/parse/language.ts'
import { likeliestLanguage } from '../../../main/parse/language-points.ts'

const samples: readonly (readonly [language: string, text: string])[] = [
  ['nl', 'De raad heeft gisteren besloten dat de begroting van volgend jaar nog eens wordt bekeken.'],
  ['en', 'The council decided yesterday that the budget of next year will be looked at once more.'],
  ['de', 'Der Rat hat gestern beschlossen, dass der Haushalt des nächsten Jahres geprüft wird.'],
  ['fr', 'Le conseil a décidé hier que le budget de l’année prochaine sera examiné encore une fois.'],
  ['pl', 'Rada postanowiła wczoraj, że budżet na przyszły rok zostanie jeszcze raz rozpatrzony.'],
  ['tr', 'Meclis dün gelecek yılın bütçesinin bir kez daha İncelenmesine karar verdi.'],
  ['ru', 'Совет вчера решил, что бюджет следующего года будет рассмотрен ещё раз.'],
  ['ar', 'قرر المجلس أمس إعادة النظر في ميزانية العام المقبل مرة أخرى قبل نهاية الشهر.'],
  ['hi', 'परिषद ने कल निर्णय लिया कि अगले वर्ष के बजट पर एक बार फिर विचार किया जाएगा।'],
  ['ja', '議会は昨日、来年の予算をもう一度検討することを決定しました。'],
]

test.each(samples)('a text in %s is told', (language, text) => {
  expect(detectLanguage(text)).toBe(language)
})

test('a text gets the language that eld tells, whatever it is made of', () => {
  const words = samples.flatMap(([, text]) => text.split(' '))
  const word = fc.oneof(
    { arbitrary: fc.constantFrom(...words), weight: 4 },
    { arbitrary: fc.string({ unit: 'binary', maxLength: 12 }), weight: 2 },
    {
      arbitrary: fc.string({ unit: fc.constantFrom('a', 'é', '字', "'", '’', '`', '-'), maxLength: 90 }),
      weight: 1,
    },
  )
  const text = fc.array(word, { maxLength: 30 }).map((all) => all.join(' ').slice(0, 160))
  fc.assert(
    fc.property(text, (each) => {
      expect(likeliestLanguage(each)).toBe(eld.detect(each).language)
    }),
    { numRuns: 500 },
  )
})

test('every word of three letters gets the language that eld tells', () => {
  const alphabet = [...'abcdefghijklmnopqrstuvwxyz']
  const words = alphabet.flatMap((a) => alphabet.flatMap((b) => alphabet.map((c) => a + b + c)))
  expect(words.filter((word) => likeliestLanguage(word) !== eld.detect(word).language)).toEqual([])
})
