import { expect, test } from 'vitest'
import { decodeEncodedWords } from '../../../main/read/encoded-words.ts'
import { readLabels } from '../../../main/read/gmail-labels.ts'

test.each<[labels: string, folder: string[] | undefined, flags: string, keywords: string[]]>([
  ['Inbox', ['Inbox'], '', ['Inbox']],
  ['Inbox,Opened', ['Inbox'], 'S', ['Inbox']],
  ['Sent,Opened,Starred', ['Sent'], 'FS', ['Sent']],
  ['Drafts', ['Drafts'], 'D', ['Drafts']],
  ['Opened,Unread,Inbox', ['Inbox'], '', ['Inbox']],
  ['Archived,Opened,Category Updates', ['Archived'], 'S', ['Archived', 'Category Updates']],
  // A person's label goes before the inbox, "/" parts folders
  [
    'Inbox,Important,Projecten/Nieuwbouw',
    ['Projecten', 'Nieuwbouw'],
    '',
    ['Inbox', 'Important', 'Projecten/Nieuwbouw'],
  ],
  ['Plan,Bouw', ['Plan'], '', ['Plan', 'Bouw']],
  // Trash and spam go before everything
  ['Plan,Trash', ['Trash'], '', ['Plan', 'Trash']],
  ['Spam,Unread', ['Spam'], '', ['Spam']],
  ['Sent,Inbox', ['Inbox'], '', ['Sent', 'Inbox']],
  // Other languages; the folder has the name that stands there
  [
    '=?UTF-8?Q?Postvak_IN,Belangrijk,Financi=C3=ABn?=',
    ['Financiën'],
    '',
    ['Postvak IN', 'Belangrijk', 'Financiën'],
  ],
  ['Postvak IN,Geopend', ['Postvak IN'], 'S', ['Postvak IN']],
  ['Papierkorb', ['Papierkorb'], '', ['Papierkorb']],
  // A comma in a label
  ['Inbox,"Bouwen, wonen","Het ""plan"""', ['Bouwen, wonen'], '', ['Inbox', 'Bouwen, wonen', 'Het "plan"']],
  ['Inbox,17" scherm,Plan', ['17" scherm'], '', ['Inbox', '17" scherm', 'Plan']],
  ['/', [], '', ['/']],
  ['Unread', undefined, '', []],
  ['', undefined, '', []],
  [' , ,', undefined, '', []],
])('%s', (labels, folder, flags, keywords) => {
  const read = readLabels(labels)
  expect([read.folder, read.flags, read.keywords]).toEqual([folder, flags, keywords])
})

test.each([
  ['Plan', 'Plan'],
  ['=?UTF-8?B?RmluYW5jacOrbg==?=', 'Financiën'],
  ['=?UTF-8?Q?Financi=C3?=\r\n =?UTF-8?Q?=ABn?=,Plan', 'Financiën,Plan'],
  ['A=?utf-8?q?_b?= c', 'A b c'],
  ['=?x-none?Q?Plan?=', '=?x-none?Q?Plan?='],
  ['=?UTF-8?Q?=FF?=', '=?UTF-8?Q?=FF?='],
  ['=?UTF-8?Q?', '=?UTF-8?Q?'],
  ['Financi\xc3\xabn', 'Financiën'],
])('%j is %s', (value, text) => {
  expect(decodeEncodedWords(value)).toBe(text)
})
