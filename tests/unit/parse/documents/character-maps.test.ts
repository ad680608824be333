import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { CharacterMaps } from '../../../../main/parse/documents/character-maps.ts'
import { readDocument } from '../../../../main/parse/documents/document.ts'
import { pdfByCMap } from '../../../helpers/documents.ts'

const textOf = async (bytes: Buffer) => (await readDocument('pdf', bytes, 1024 * 1024)).join()

test.each<readonly [cMap: string, collection: string, charset: string, text: string]>([
  ['UniJIS-UTF16-H', 'Japan1', 'utf16be', '東京都庁の記録'],
  // Made from the one for horizontal lines.
  ['UniJIS-UTF16-V', 'Japan1', 'utf16be', '東京都庁の記録'],
  ['90ms-RKSJ-H', 'Japan1', 'shift_jis', '会議録'],
  ['EUC-H', 'Japan1', 'euc-jp', '会議録'],
  ['GBK-EUC-H', 'GB1', 'gbk', '市政府档案'],
  ['ETen-B5-H', 'CNS1', 'big5', '檔案管理'],
  ['KSCms-UHC-H', 'Korea1', 'cp949', '회의록'],
])('a PDF by the predefined map %s of %s has its text', async (cMap, collection, charset, text) => {
  expect(await textOf(pdfByCMap(cMap, collection, iconv.encode(text, charset)))).toBe(text)
})

test.each(['No-Such-Map', '..#2f..#2fpackage', 'LICENSE', '90ms-RKSJ-H#00'])(
  'a PDF that names no such map (%s) is read without it',
  async (cMap) => {
    expect((await textOf(pdfByCMap(cMap, 'Japan1', Buffer.from('abcd')))).length).toBeLessThan(10)
  },
)

test.each<readonly [kind: string, filename: string]>([
  ['cMapUrl', '../package.json'],
  ['cMapUrl', '..\\package.bcmap'],
  ['cMapUrl', '/etc/hostname'],
  ['cMapUrl', 'LICENSE'],
  ['cMapUrl', 'EUC-H.bcmap\0'],
  ['cMapUrl', `${'a'.repeat(41)}.bcmap`],
  ['cMapUrl', ''],
  ['standardFontDataUrl', 'EUC-H.bcmap'],
  ['wasmUrl', 'EUC-H.bcmap'],
])('no file is read for %s %j', async (kind, filename) => {
  await expect(new CharacterMaps().fetch({ kind, filename })).rejects.toThrow(RangeError)
})
