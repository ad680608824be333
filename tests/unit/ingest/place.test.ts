import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSamePlace, locate, type MailPlace } from '../../../main/ingest/place.ts'

const place = (path: string, format: string, more: Partial<MailPlace> = {}): MailPlace => ({
  path,
  format,
  rootName: 'schijf',
  mailbox: '',
  keywordNames: new Map(),
  ...more,
})

const uuid = '0005A5A0-0000-0000-0000-000000000001'

describe('where mail belongs follows from its path', () => {
  test.each<[path: string, format: string, mailbox: string, folder: string]>([
    // Directly in the root: the mailbox is the root
    ['a.eml', 'eml', 'schijf', ''],
    ['inbox.mbox', 'mbox', 'inbox', ''],
    ['Inbox', 'mbox', 'Inbox', ''],
    // The first folder is the mailbox
    ['jansen/a.eml', 'eml', 'jansen', ''],
    ['jansen/Verzonden/2012/a.eml', 'eml', 'jansen', 'Verzonden/2012'],
    ['jansen/inbox.mbox', 'mbox', 'jansen', 'inbox'],
    ['jansen/Archief.mbox/2012.mbox', 'mbox', 'jansen', 'Archief/2012'],
    // So is a file of personal folders
    ['jansen.pst', 'pst', 'jansen', ''],
    ['jansen/archief 2012.PST', 'pst-ansi', 'jansen', 'archief 2012'],
    ['jansen/offline/jansen.ost', 'ost', 'jansen', 'offline/jansen'],
    // Archives are folders without their ending; a gzip is the file in it
    ['jansen.zip/Postvak IN/a.eml', 'eml', 'jansen', 'Postvak IN'],
    ['jansen.tar.gz/jansen.tar/Postvak IN/a.eml', 'eml', 'jansen', 'Postvak IN'],
    ['jansen.tgz/jansen.tar/Postvak IN/a.eml', 'eml', 'jansen', 'Postvak IN'],
    ['jansen.tar/./Postvak IN/a.eml', 'eml', 'jansen', 'Postvak IN'],
    ['inbox.mbox.gz/inbox.mbox', 'mbox', 'inbox', ''],
    ['a.zip/b.zip/c.mbox', 'mbox', 'a', 'b/c'],
    ['a.zip/a.mbox', 'mbox', 'a', 'a'],
    // Programs with folders of their own
    ['jansen/Archives.sbd/2019.sbd/Projecten & café', 'mbox', 'jansen', 'Archives/2019/Projecten & café'],
    ['jansen/Vergaderingen.mbox/mbox', 'mbox', 'jansen', 'Vergaderingen'],
    ['Vergaderingen.mbox/mbox', 'mbox', 'Vergaderingen', ''],
    ['jansen/mbox', 'mbox', 'jansen', 'mbox'],
    // A root that is a maildir
    ['cur/1.M1.mx:2,S', 'maildir', 'schijf', ''],
    ['.Archief.2018/cur/1.M1.mx:2,S', 'maildir', 'schijf', 'Archief/2018'],
    // Maildirs below the root
    ['jansen/cur/1.M1.mx:2,S', 'maildir', 'jansen', ''],
    ['jansen/.Sent/new/1.M1.mx', 'maildir', 'jansen', 'Sent'],
    ['jansen/Maildir/.Sent/new/1.M1.mx', 'maildir', 'jansen', 'Maildir/Sent'],
    ['jansen.tar.gz/jansen.tar/Maildir/.Sent.Oud/cur/1.M1.mx:2,', 'maildir', 'jansen', 'Maildir/Sent/Oud'],
    ['.Bouw &- Wonen/cur/1.M1.mx:2,S', 'maildir', 'schijf', 'Bouw & Wonen'],
    // Apple Mail: the folders of the program count for nothing
    [`Mail/V10/${uuid}/INBOX.mbox/${uuid}/Data/0/Messages/1.emlx`, 'emlx', uuid, 'INBOX'],
    [`V2/IMAP-jan@mx/INBOX.mbox/${uuid}/Data/3/1/Messages/1.partial.emlx`, 'emlx', 'IMAP-jan@mx', 'INBOX'],
    [
      `jansen/Library/Mail/V4/${uuid}/A.mbox/B.mbox/${uuid}/Data/Messages/1.emlx`,
      'emlx',
      'jansen',
      `${uuid}/A/B`,
    ],
    [`Users/jansen/Library/Mail/V8/${uuid}/A.mbox/Messages/1.emlx`, 'emlx', 'jansen', `${uuid}/A`],
    ['Library/Mail/IMAP-jan@mx/INBOX.imapmbox/Messages/1.emlx', 'emlx', 'IMAP-jan@mx', 'INBOX'],
    ['jansen/Archief.mbox/2019.mbox/Messages/1.emlx', 'emlx', 'jansen', 'Archief/2019'],
    ['jansen/Messages/1.emlx', 'emlx', 'jansen', 'Messages'],
    ['jansen/1.emlx', 'emlx', 'jansen', ''],
    ['jansen/INBOX.emlxtar/INBOX.mbox/Messages/1.emlx', 'emlx', 'jansen', 'INBOX'],
    ['INBOX.emlxtar/INBOX.mbox/Messages/1.emlx', 'emlx', 'INBOX', ''],
    // Thunderbird and kin
    ['Profiles/ab12cd34.default/Mail/Local Folders/Inbox', 'mbox', 'Local Folders', 'Inbox'],
    [
      'jansen/Profiles/werk/ImapMail/imap.example.nl/INBOX.sbd/Beleid',
      'mbox',
      'jansen',
      'imap.example.nl/INBOX/Beleid',
    ],
    [
      'Users/jansen/AppData/Roaming/Thunderbird/Profiles/x.default/Mail/Local Folders/A.sbd/B',
      'mbox',
      'jansen',
      'Local Folders/A/B',
    ],
    ['home/jansen/.thunderbird/ab12cd34.default/Mail/Local Folders/A', 'mbox', 'jansen', 'Local Folders/A'],
    [
      '.thunderbird/ab12cd34.default/ImapMail/imap.example.nl/INBOX/cur/1.eml',
      'maildir',
      'imap.example.nl',
      'INBOX',
    ],
    ['jansen/Mail/A', 'mbox', 'jansen', 'Mail/A'],
    // Outlook Express
    ['Postvak IN.dbx', 'dbx', 'schijf', 'Postvak IN'],
    ['jansen/Postvak IN.dbx', 'dbx', 'jansen', 'Postvak IN'],
    [
      `Documents and Settings/jansen/Local Settings/Application Data/Identities/{${uuid}}/Microsoft/Outlook Express/A.dbx`,
      'dbx',
      'jansen',
      'A',
    ],
    // Takeout: one mailbox, however many archives; the messages say their folder
    [
      'takeout-20240102T030405Z-001.zip/Takeout/Mail/Alle e-mail.mbox',
      'mbox',
      'takeout-20240102T030405Z',
      '',
    ],
    [
      'takeout-20240102T030405Z-2-002.tgz/takeout-20240102T030405Z-2-002.tar/Takeout/Mail/Plan.mbox',
      'mbox',
      'takeout-20240102T030405Z',
      '',
    ],
    ['jansen/Takeout/Mail/Alle e-mail.mbox', 'mbox', 'jansen', ''],
    ['Takeout/Mail/Alle e-mail.mbox', 'mbox', 'schijf', ''],
    ['Takeout/Drive/A.mbox', 'mbox', 'Takeout', 'Drive/A'],
    // Names that are nothing but an ending stay
    ['.zip/a.eml', 'eml', '.zip', ''],
  ])('%s (%s) is %s, %s', (path, format, mailbox, folder) => {
    const { placement } = locate(place(path, format))
    expect([placement.mailbox, placement.folder.join('/')]).toEqual([mailbox, folder])
  })

  test('of a profile that is itself the root', () => {
    const { placement } = locate(
      place('Mail/Local Folders/A', 'mbox', { rootName: 'ab12cd34.default-release' }),
    )
    expect(placement).toEqual({ mailbox: 'Local Folders', folder: ['A'] })
  })

  test.each<[path: string, format: string, folder: string]>([
    ['a.eml', 'eml', ''],
    ['jansen/Profiles/x/Mail/Local Folders/A', 'mbox', 'jansen/Local Folders/A'],
    ['jansen/a.eml', 'eml', 'jansen'],
    ['inbox.mbox', 'mbox', 'inbox'],
    ['cur/1.M1.mx:2,S', 'maildir', ''],
    ['.Sent/cur/1.M1.mx:2,S', 'maildir', 'Sent'],
  ])('a mailbox named by the archivist has all of %s as folder', (path, format, folder) => {
    const { placement } = locate(place(path, format, { mailbox: 'A. Jansen' }))
    expect(placement).toEqual({ mailbox: 'A. Jansen', folder: folder === '' ? [] : folder.split('/') })
  })

  test('flags and named keywords come from the name of a maildir file', () => {
    const keywordNames = new Map([['a', 'Belangrijk']])
    const { flags, keywords } = locate(place('cur/1.M1.mx:2,SRab', 'maildir', { keywordNames }))
    expect([flags, keywords]).toEqual(['RS', ['Belangrijk', 'b']])
  })

  test('every path has a mailbox with a name, and never throws', () => {
    const segment = fc.oneof(
      fc.stringMatching(/^[^/\0]{1,8}$/),
      fc.constantFrom(
        '.zip',
        'x.tar.gz',
        'cur',
        '.Sent',
        'mbox',
        'V10',
        'Mail',
        'Messages',
        'Profiles',
        'Takeout',
      ),
    )
    fc.assert(
      fc.property(
        fc.array(segment, { minLength: 1 }),
        fc.constantFrom('mbox', 'eml', 'maildir', 'emlx'),
        (path, format) => {
          expect(locate(place(path.join('/'), format)).placement.mailbox).not.toBe('')
        },
      ),
    )
  })
})

describe('a maildir file is the same under the names its server gives it', () => {
  test.each<[one: string, other: string, same: boolean]>([
    ['a.eml', 'a.eml', true],
    ['a.eml', 'b.eml', false],
    ['new/1.M1.mx', 'cur/1.M1.mx:2,', true],
    ['new/1.M1.mx', 'cur/1.M1.mx:2,RS', true],
    ['cur/1.M1.mx:2,S', 'cur/1.M1.mx:2,RS', true],
    ['cur/1.M1.mx', 'new/1.M1.mx', true],
    ['cur/1.M1.mx;2,S', 'cur/1.M1.mx:2,S', true],
    ['.Sent/cur/1.M1.mx:2,S', '.Sent/new/1.M1.mx', true],
    ['.Sent/cur/1.M1.mx:2,S', 'cur/1.M1.mx:2,S', false],
    ['cur/1.M1.mx:2,S', 'cur/1.M2.mx:2,S', false],
    ['a/cur/1.M1.mx:2,S', 'b/cur/1.M1.mx:2,S', false],
    // Only the place of a message file is read so
    ['stukken:2,S', 'stukken', false],
    ['cur/map/a:2,S', 'cur/map/a', false],
  ])('%s and %s: %s', (one, other, same) => {
    expect([isSamePlace(one, other), isSamePlace(other, one)]).toEqual([same, same])
  })
})
