import { describe, expect, test } from 'vitest'
import { readRtf } from '../../../../main/parse/derive/rtf.ts'

const raw = (text: string) => Buffer.from(text, 'latin1')
const hiding = (kind: string, body: string) =>
  raw(
    `{\\rtf1\\ansi\\ansicpg1252\\${kind} \\deff0{\\fonttbl\r\n{\\f0\\fswiss Arial;}{\\f1\\fcharset204 X;}}${body}}`,
  )

describe('an RTF body', () => {
  test.each([
    [
      'HTML',
      hiding(
        'fromhtml1',
        "{\\*\\htmltag64 <p>}\r\n\\htmlrtf {\\htmlrtf0 Caf\\'e9 \\{x\\}\r\n{\\*\\htmltag244 <b>}vet{\\*\\htmltag252 </b>}\\htmlrtf\\par}\\htmlrtf0\r\n{\\*\\htmltag72 </p>}",
      ),
      { says: 'html', text: '<p>Café {x}<b>vet</b></p>' },
    ],
    ['text', hiding('fromtext', 'Dag\\par\r\nwereld'), { says: 'text', text: 'Dag\r\nwereld' }],
    ['a word that a line end ends', hiding('fromtext', '\\pard\nlos'), { says: 'text', text: 'los' }],
    [
      'what stands around broken digits',
      hiding('fromtext', "a\\'zzb\\'e9\\'"),
      { says: 'text', text: 'azzbé' },
    ],
    [
      'characters of other alphabets',
      hiding('fromhtml1', "{\\f1\\'cf\\'f0} \\u8364 ?"),
      { says: 'html', text: 'Пр €' },
    ],
  ])('gives back the %s hidden in it', (_, rtf, said) => {
    expect(readRtf(rtf)).toEqual({ ...said, isWhole: true })
  })

  test.each([
    ['escapes and signs', "Caf\\'e9 \\u8364?5\\par\ntab\\tab \\lquote ok\\rquote", 'Café €5\r\ntab\t‘ok’'],
    [
      'no fonts, styles or hidden groups',
      '{\\fonttbl{\\f0 Arial;}}{\\*\\secret no}{\\info{\\title T}}yes',
      'yes',
    ],
    ['the alphabet of the font', "{\\fonttbl{\\f1\\fcharset204 X;}}{\\f1 \\'cf\\'f0}\\f0\\'e9", 'Прé'],
    ['no NUL, with which some programs end it', 'a\\par}\0', 'a'],
    ['no bytes of pictures', 'a{\\pict\\bin5 }}}}}}b', 'ab'],
    ['braces and backslashes', '\\{a\\}\\\\b', '{a}\\b'],
    ['as many characters passed over as are said', '\\uc2\\u233XXy{\\uc0\\u233 z}', 'éyéz'],
  ])('that hides nothing is read as its text: %s', (_, body, text) => {
    expect(readRtf(raw(`{\\rtf1\\ansi\\ansicpg1252 ${body}}`))).toEqual({ says: 'rtf', text, isWhole: true })
  })

  test.each([
    ['groups without end', '{'.repeat(1e6)],
    ['text that claims to be UTF-16', `\\ansicpg1200 ${'\xff'.repeat(1e5)}`],
    ['a picture that claims to be large', `\\bin2000000000 ${'x'.repeat(100)}`],
    ['a million lines', 'a\n'.repeat(1e6)],
    ['nothing but backslashes', '\\'.repeat(1e5)],
    ['backslashes before line ends', '\\\n'.repeat(1e5)],
  ])('ends soon, whatever it is: %s', (_, body) => {
    const start = performance.now()
    expect(readRtf(hiding('fromhtml1', body)).text.length).toBeLessThanOrEqual(body.length * 4)
    expect(readRtf(raw(`{\\rtf1 ${body}`)).text.length).toBeLessThanOrEqual(body.length)
    expect(performance.now() - start).toBeLessThan(5000)
  })

  test('never has bytes read as UTF-16', () => {
    expect(readRtf(hiding('fromtext', '\\ansicpg1200 abc')).text).toBe('abc')
  })

  test('says so when what it hides cannot be read, and gives its own text', () => {
    expect(readRtf(hiding('fromhtml1', `${'{'.repeat(200)}diep${'}'.repeat(200)}`))).toEqual({
      says: 'rtf',
      text: 'diep',
      isWhole: false,
    })
  })
})
