import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Beside } from '../../../main/read/item.ts'
import { besideOf } from '../../../main/source/beside.ts'
import type { SourceFile } from '../../../main/source/file.ts'
import { walkDrive } from '../../../main/source/walk.ts'
import { tempFolder } from '../../helpers/temp.ts'

/** A drive inside a folder that is not chosen, with what lies beside its file, and links that lead out of it and about in it. */
async function makeDrive(outside = tempFolder()): Promise<Beside> {
  const root = join(outside, 'drive')
  mkdirSync(join(root, 'a/Messages'), { recursive: true })
  mkdirSync(join(root, 'a/Attachments/7'), { recursive: true })
  writeFileSync(join(root, 'a/Messages/7.emlx'), 'x')
  writeFileSync(join(root, 'a/Attachments/7/é ü.pdf'), 'pdf')
  writeFileSync(join(root, 'a/Attachments/7/b.txt'), 'tekst')
  writeFileSync(Buffer.from(join(root, 'a/Attachments/7/\xff'), 'latin1'), 'geen naam')
  writeFileSync(join(outside, 'secret'), 'geheim')
  symlinkSync(join(outside, 'secret'), join(root, 'a/Messages/link'))
  symlinkSync(outside, join(root, 'a/up'))
  const files: SourceFile[] = []
  for await (const found of walkDrive([root], { signal: { aborted: false } })) {
    if (found.step === 'file' && found.path.endsWith('7.emlx')) files.push(found)
  }
  const beside = files[0] === undefined ? undefined : besideOf(files[0], tempFolder())
  if (beside === undefined) throw new Error('nothing beside')
  return beside
}

const textAt = async (beside: Beside, path: string): Promise<string | null> => {
  const { bytes } = await beside.open(path)
  const text = bytes?.read(0, bytes.size).toString() ?? null
  bytes?.close()
  return text
}

test('what lies beside a file is found by its path from there, also above it', async () => {
  const beside = await makeDrive()
  expect(beside.name).toBe('7.emlx')
  expect(beside.list('../Attachments/7')).toEqual(['b.txt', 'é ü.pdf'])
  expect(beside.list('')).toEqual(['7.emlx', 'link'])
  expect(await textAt(beside, '../Attachments/7/é ü.pdf')).toBe('pdf')
  expect(await textAt(beside, './../Attachments//7/b.txt')).toBe('tekst')
})

test.each([
  '../../../secret',
  '../../../drive/a/Messages/7.emlx',
  'link',
  '../up/secret',
  '../up/drive/a/Messages/7.emlx',
  '../Attachments',
  '../absent',
  '7.emlx/x',
  '',
  '\\..\\secret',
  'a\0b',
])('nothing outside the chosen folder, through a link or of another kind is opened: %j', async (path) => {
  const beside = await makeDrive()
  expect((await beside.open(path)).bytes).toBeNull()
})

test.each(['../../..', '../up', '7.emlx', '../absent'])('nor listed: %j', async (path) => {
  const beside = await makeDrive()
  expect(beside.list(path)).toEqual([])
})

test('a file that was chosen by itself has nothing beside it', async () => {
  const root = join(tempFolder(), 'a.emlx')
  writeFileSync(root, 'x')
  for await (const found of walkDrive([root], { signal: { aborted: false } })) {
    expect(found.step === 'file' && besideOf(found, '')).toBeUndefined()
  }
})

test('nothing is said to be missing on a drive that is gone: the import stops there, and goes on when it is back', async () => {
  const outside = tempFolder()
  const beside = await makeDrive(outside)
  renameSync(join(outside, 'drive'), join(outside, 'weg'))
  const gone = { failure: { kind: 'source-failed' } }
  await expect(beside.open('../Attachments/7/b.txt')).rejects.toMatchObject(gone)
  expect(() => beside.list('../Attachments/7')).toThrow('source-failed')
  const unread = Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'read' })
  expect(() => beside.judge(unread)).toThrow('source-failed')
  renameSync(join(outside, 'weg'), join(outside, 'drive'))
  expect(beside.judge(unread)).toEqual({ kind: 'file-unreadable', detail: 'EIO' })
})
