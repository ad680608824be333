import { describe, expect, test } from 'vitest'
import { makeVisible, splitVisible, writeVisible } from '../../../../renderer/state/visible.ts'

describe('a name made visible', () => {
  test.each([
    ['plain.pdf', 'plain.pdf'],
    ['a\u{202e}fdp.exe', 'a⟨U+202E⟩fdp.exe'],
    ['nul\0byte', 'nul⟨U+0000⟩byte'],
    ['two\r\nlines', 'two⟨U+000D⟩⟨U+000A⟩lines'],
    ['a\u{200b}b\u{feff}', 'a⟨U+200B⟩b⟨U+FEFF⟩'],
    ['\u{2066}x\u{2069}', '⟨U+2066⟩x⟨U+2069⟩'],
    ['lone \ud800', 'lone ⟨U+D800⟩'],
    ['\u{3164}', '⟨U+3164⟩'],
    ['Zoe\u{0308} العربية 日本', 'Zoe\u{0308} العربية 日本'],
    // The joiner of an emoji is seen: as the emoji.
    ['👩\u{200d}💻', '👩\u{200d}💻'],
    ['', ''],
  ])('%j is %j', (name, seen) => {
    expect(writeVisible(name)).toBe(seen)
  })
  test('says how much it leaves out, of length and of piled marks', () => {
    expect(writeVisible('x'.repeat(50), 10)).toBe('xxxxxxxxxx⟨+40⟩')
    expect(writeVisible(`a${'\u{0301}'.repeat(30)}b`)).toBe('a\u{0301}\u{0301}\u{0301}⟨+27⟩b')
  })
  test('loses nothing that has a form', () => {
    const text = 'Een gewone zin, met “tekens” & <haken>.'
    expect(splitVisible(text)).toEqual([{ text, isCode: false }])
  })
  test('leaves a long path whole', () => {
    const path = `${'map/'.repeat(200)}brief.eml`
    expect(makeVisible(path)).toBe(path)
  })
})
