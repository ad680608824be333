import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeValue, layers, type Opinion, values } from '../../shared/value.ts'

const says = (layer: Opinion['layer'], value: Opinion['value'], due?: string): Opinion =>
  due === undefined ? { layer, value } : { layer, value, due }

describe('the value of a record', () => {
  test.each<[name: string, opinions: Opinion[], expected: ReturnType<typeof computeValue>]>([
    ['nobody said anything', [], { value: 'N', layer: null, due: null }],
    ['a decision', [says('decision', 'B')], { value: 'B', layer: 'decision', due: null }],
    [
      'a decision is stronger than every rule',
      [
        says('position', 'B'),
        says('dossier', 'B'),
        says('exemption', 'B'),
        says('decision', 'V', '2030-01-01'),
      ],
      { value: 'V', layer: 'decision', due: '2030-01-01' },
    ],
    [
      'an exemption is stronger than a dossier',
      [says('dossier', 'V', '2020-01-01'), says('exemption', 'B')],
      { value: 'B', layer: 'exemption', due: null },
    ],
    [
      'a dossier is stronger than a position',
      [says('position', 'B'), says('dossier', 'V', '2020-01-01')],
      { value: 'V', layer: 'dossier', due: '2020-01-01' },
    ],
    [
      'within a layer B wins over V',
      [says('dossier', 'V', '2020-01-01'), says('dossier', 'B')],
      { value: 'B', layer: 'dossier', due: null },
    ],
    [
      'of two terms the later wins',
      [says('dossier', 'V', '2031-05-01'), says('dossier', 'V', '2020-12-31')],
      { value: 'V', layer: 'dossier', due: '2031-05-01' },
    ],
    [
      'a term without a date is the latest',
      [says('dossier', 'V', '2020-01-01'), says('dossier', 'V')],
      { value: 'V', layer: 'dossier', due: null },
    ],
    [
      'a decision that it is undetermined outweighs rules',
      [says('decision', 'N'), says('position', 'V', '2020-01-01')],
      { value: 'N', layer: 'decision', due: null },
    ],
  ])('%s', (_name, opinions, expected) => {
    expect(computeValue(opinions)).toEqual(expected)
  })

  const due = fc.constantFrom('2020-01-01', '2025-06-30', '2030-12-31', undefined)
  const opinion = fc
    .tuple(fc.constantFrom(...layers), fc.constantFrom(...values), due)
    .map(([layer, value, day]) => says(layer, value, value === 'V' ? day : undefined))

  test('the order in which opinions are given does not matter', () => {
    fc.assert(
      fc.property(fc.array(opinion), fc.integer(), (opinions, turn) => {
        const turned = opinions.length === 0 ? [] : rotate(opinions, turn)
        expect(computeValue(turned)).toEqual(computeValue(opinions))
        expect(computeValue(opinions.toReversed())).toEqual(computeValue(opinions))
      }),
    )
  })

  test('nothing weaker than the layer that decided matters', () => {
    fc.assert(
      fc.property(fc.array(opinion, { minLength: 1 }), (opinions) => {
        const whole = computeValue(opinions)
        const strongest = opinions.filter((one) => one.layer === whole.layer)
        expect(computeValue(strongest)).toEqual(whole)
        expect(layers.indexOf(whole.layer ?? 'decision')).toBe(
          Math.min(...opinions.map((one) => layers.indexOf(one.layer))),
        )
      }),
    )
  })

  test('saying B more can only protect, and a term is never earlier than one that was given', () => {
    fc.assert(
      fc.property(fc.array(opinion, { minLength: 1 }), (opinions) => {
        const whole = computeValue(opinions)
        if (whole.layer === null) throw new Error('someone said something')
        expect(computeValue([...opinions, says(whole.layer, 'B')]).value).toBe('B')
        for (const one of opinions) {
          if (whole.value !== 'V' || whole.due === null || one.layer !== whole.layer || one.value !== 'V')
            continue
          expect(one.due === undefined || whole.due >= one.due).toBe(true)
        }
      }),
    )
  })
})

function rotate<T>(all: readonly T[], turn: number): T[] {
  const at = Math.abs(turn) % all.length
  return [...all.slice(at), ...all.slice(0, at)]
}
