import { describe, expect, test } from 'vitest'
import { addressInName, judgeDomain, judgeLink } from '../../../../../renderer/screens/reading/deception.ts'

describe('a domain', () => {
  test.each([
    ['example.org', null],
    ['аpple.example', true],
    ['xn--pple-43d.example', true],
    ['аррӏе.example', true],
    ['müller.example', false],
    ['xn--mller-kva.example', false],
    ['пример.example', false],
    ['xn--a-.example', null],
  ])('%s: misleading %j', (domain, misleading) => {
    expect(judgeDomain(domain)?.isMisleading ?? null).toBe(misleading)
  })
})

describe('a link', () => {
  test.each([
    ['read more', 'https://example.org/', []],
    ['https://www.example.org/a', 'https://example.org/b', []],
    ['example.org', 'https://evil.example/', ['elsewhere']],
    ['https://bank.example', 'https://bank.example.evil.example/', ['elsewhere']],
    ['x', 'https://аpple.example/', ['lookalike']],
    ['x', 'https://bank.example@evil.example/', ['account']],
    ['x', 'http://192.0.2.7/a', ['number']],
    ['x', 'http://3221225991/', ['number']],
    ['x', 'javascript:alert(1)', ['scheme']],
    ['x', 'java\tscript:alert(1)', ['scheme']],
    ['x', 'file:///etc/passwd', ['scheme']],
    ['x', 'mailto:a@example.org', []],
    ['x', '//evil.example/', []],
    ['example.org', '//evil.example/', ['elsewhere']],
    ['1.5 million', 'https://example.org/', []],
  ])('%j → %j: %j', (text, target, doubts) => {
    expect(judgeLink(text, target)).toEqual(doubts)
  })
})

test.each([
  ['J. Bakker', 'j.bakker@example.nl', null],
  ['j.bakker@example.nl', 'J.Bakker@example.nl', null],
  ['"info@bank.example"', 'x@evil.example', 'info@bank.example'],
  ['Bank (info@bank.example)', 'x@evil.example', 'info@bank.example'],
])('the name %j of %j shows the address %j', (name, address, feigned) => {
  expect(addressInName({ name, address })).toBe(feigned)
})
