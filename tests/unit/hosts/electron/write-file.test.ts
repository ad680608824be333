import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { replaceFile, saveFile } from '../../../../main/hosts/electron/write-file.ts'
import { Failed } from '../../../../shared/failure.ts'
import { tempFolder } from '../../../helpers/temp.ts'

const failureOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return error instanceof Failed ? error.failure : error
  }
  return null
}

describe('a saved file', () => {
  test('is whole, and alone', () => {
    const folder = tempFolder()
    expect(saveFile(join(folder, 'a.txt'), 'new')).toBe('a.txt')
    expect([readdirSync(folder), readFileSync(join(folder, 'a.txt'), 'utf8')]).toEqual([['a.txt'], 'new'])
  })

  test('replaces what the person was asked about', () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'a.txt'), 'old')
    saveFile(join(folder, 'a.txt'), 'new')
    expect([readdirSync(folder), readFileSync(join(folder, 'a.txt'), 'utf8')]).toEqual([['a.txt'], 'new'])
  })

  test('never replaces what came there since', () => {
    const file = join(tempFolder(), 'a.txt')
    writeFileSync(file, 'of another')
    expect(failureOf(() => saveFile(file, 'new', false))).toEqual({ kind: 'target-exists', file: 'a.txt' })
    expect(readFileSync(file, 'utf8')).toBe('of another')
  })

  test.each([true, false])('is not written through a link (confirmed: %s)', (isConfirmed) => {
    const folder = tempFolder()
    const [target, link] = [join(folder, 'target'), join(folder, 'link')]
    writeFileSync(target, 'kept')
    symlinkSync(target, link)
    failureOf(() => saveFile(link, 'new', isConfirmed))
    expect(readFileSync(target, 'utf8')).toBe('kept')
    expect(lstatSync(link).isSymbolicLink()).toBe(!isConfirmed)
  })

  test('leaves nothing half when it fails', () => {
    const folder = tempFolder()
    mkdirSync(join(folder, 'a'))
    expect(failureOf(() => saveFile(join(folder, 'a'), 'new'))).toMatchObject({
      kind: 'target-failed',
      file: 'a',
    })
    expect(failureOf(() => saveFile(join(folder, 'none', 'b'), 'new'))).toMatchObject({
      kind: 'target-failed',
    })
    expect(readdirSync(folder)).toEqual(['a'])
  })

  test('replaced as a whole leaves no second file', () => {
    const folder = tempFolder()
    for (const text of ['one', 'two']) replaceFile(join(folder, 'a'), text)
    expect([readdirSync(folder), readFileSync(join(folder, 'a'), 'utf8')]).toEqual([['a'], 'two'])
  })
})
