import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { baseSubject, isReplySubject } from '../../shared/subject.ts'

describe('the subject without reply marks', () => {
  test.each<[subject: string, base: string]>([
    ['Begroting 2012', 'begroting 2012'],
    ['Re: Begroting 2012', 'begroting 2012'],
    ['RE:Begroting 2012', 'begroting 2012'],
    ['Re : Begroting 2012', 'begroting 2012'],
    ['Antw: Begroting 2012', 'begroting 2012'],
    ['Betr: Begroting 2012', 'begroting 2012'],
    ['FW: Begroting 2012', 'begroting 2012'],
    ['Fwd: Begroting 2012', 'begroting 2012'],
    ['AW: WG: Begroting 2012', 'begroting 2012'],
    ['Re: FW: Antw: Betr: AW: WG: Begroting 2012', 'begroting 2012'],
    ['Re:Re:re:RE: Begroting 2012', 'begroting 2012'],
    ['Re[2]: Begroting 2012', 'begroting 2012'],
    ['Re(3): Begroting 2012', 'begroting 2012'],
    ['Re^4: Begroting 2012', 'begroting 2012'],
    ['Re [2]: Begroting 2012', 'begroting 2012'],
    ['RÉP: Budget', 'budget'],
    ['SV: VS: Budget', 'budget'],
    ['  Re:   Begroting \t  2012  ', 'begroting 2012'],
    ['Re: ', ''],
    ['', ''],
    // What only looks like a mark
    ['Restaurant: tafel voor vier', 'restaurant: tafel voor vier'],
    ['Award: winnaars', 'award: winnaars'],
    ['Reactie: plan', 'reactie: plan'],
    ['Betreft: plan', 'betreft: plan'],
    ['Re plan', 're plan'],
    ['Re', 're'],
    ['Re[x]: plan', 're[x]: plan'],
    ['Plan re: centrum', 'plan re: centrum'],
    ['[lijst] Re: plan', '[lijst] re: plan'],
  ])('%j is %j', (subject, base) => {
    expect(baseSubject(subject)).toBe(base)
  })

  test.each<[subject: string, reply: boolean]>([
    ['Re: plan', true],
    [' antw: plan', true],
    ['FW:', true],
    ['Restaurant: plan', false],
    ['plan', false],
    ['', false],
  ])('%j is a reply: %s', (subject, reply) => {
    expect(isReplySubject(subject)).toBe(reply)
  })

  test('marks never change it, however many and in what order', () => {
    const marks = fc.array(
      fc.constantFrom('Re: ', 'FW:', 'Antw: ', 'betr : ', 'AW: ', 'WG:', 'Re[7]: ', 'Fwd:'),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(marks, fc.string(), (all, subject) => {
        expect(baseSubject(all.join('') + subject)).toBe(baseSubject(subject))
      }),
    )
  })

  test('a subject of marks alone does not keep us busy', () => {
    const started = performance.now()
    baseSubject('Re:'.repeat(100_000))
    baseSubject(`Re${' '.repeat(100_000)}`)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
