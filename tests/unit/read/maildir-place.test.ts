import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeMailboxName } from '../../../main/read/mailbox-name.ts'
import { nameKeywords, placeMaildir, readKeywords } from '../../../main/read/maildir-place.ts'

describe('the path of a Maildir message says where it lies', () => {
  test.each([
    ['cur/1.M1.host:2,S', [], ''],
    ['new/1.M1.host', [], ''],
    ['1.M1.host', [], ''],
    [
      '.Archief.2018.Bouw &- Wonen/cur/1:2,',
      ['Archief', '2018', 'Bouw & Wonen'],
      '.Archief.2018.Bouw &- Wonen',
    ],
    ['.Caf&AOk-/new/1', ['Café'], '.Caf&AOk-'],
    ['Archief/2018/cur/1:2,', ['Archief', '2018'], 'Archief/2018'],
    ['jan/Maildir/.Sent/cur/1', ['jan', 'Maildir', 'Sent'], 'jan/Maildir/.Sent'],
    ['Archief/1.eml', ['Archief'], 'Archief'],
    ['./Archief//cur/1', ['Archief'], 'Archief'],
    ['cur/cur/1', ['cur'], 'cur'],
  ])('%s', (path, folder, directory) => {
    expect(placeMaildir(path)).toMatchObject({ folder, directory })
  })

  test.each([
    ['1:2,SRF', 'FRS', ''],
    ['1:2,', '', ''],
    ['1', '', ''],
    ['1:2,SSa', 'S', 'a'],
    ['1:2,DFPRSTbazXZ', 'DFPRST', 'abz'],
    ['1;2,S', 'S', ''],
    ['1!2,S', 'S', ''],
    ['1_2,S', 'S', ''],
    ['1-2,S', 'S', ''],
    ['1\uf03a2,S', 'S', ''],
    ['1:2,S.eml', 'S', ''],
    ['1,S=214:2,S', 'S', ''],
    ['1,S=214', '', ''],
    ['1:1,S', '', ''],
    ['1:2,S/x', '', ''],
  ])('flags and keywords of %s', (file, flags, keywordLetters) => {
    expect(placeMaildir(`cur/${file}`)).toMatchObject({ flags, keywordLetters })
  })

  test('no path makes it throw', () => {
    fc.assert(fc.property(fc.string(), (path) => void placeMaildir(path)))
  })
})

describe('keywords', () => {
  test('have the names of dovecot-keywords, or stay letters', () => {
    const names = readKeywords(Buffer.from('0 $Forwarded\r\n1 Project X\nrubbish\n26 none\n\n'))
    expect(nameKeywords('abz', names)).toEqual(['$Forwarded', 'Project X', 'z'])
  })
})

describe('names in modified UTF-7', () => {
  test.each([
    ['Postvak IN', 'Postvak IN'],
    ['Bouw &- Wonen', 'Bouw & Wonen'],
    ['~peter/mail/&U,BTFw-/&ZeVnLIqe-', '~peter/mail/台北/日本語'],
    ['&2D3eAA-', '\u{1f600}'],
    ['&2D0-', '&2D0-'],
    ['R&D', 'R&D'],
    ['&AOk', '&AOk'],
    ['&AO-', '&AO-'],
    ['&AOl-', '&AOl-'],
    ['&A!k-', '&A!k-'],
    ['&- and &AOk-', '& and é'],
    ['&- and &AO-', '&- and &AO-'],
  ])('%s is %s', (name, expected) => expect(decodeMailboxName(name)).toBe(expected))
})
