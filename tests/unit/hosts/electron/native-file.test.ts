import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { isNativeFileOurs } from '../../../../main/hosts/electron/native-file.ts'
import { root } from '../../../helpers/house.ts'
import { tempFolder } from '../../../helpers/temp.ts'

const place = 'node_modules/better-sqlite3/prebuilds'
const name = `${process.platform}-${process.arch}.node`
const real = readFileSync(join(root, place, name))

/** A folder of the program with this as its binary file, packaged with the real one. */
function programWith(bytes: Buffer | null): string {
  const folder = tempFolder()
  mkdirSync(join(folder, place), { recursive: true })
  if (bytes !== null) writeFileSync(join(folder, place, name), bytes)
  vi.stubGlobal('__NATIVE_SHA256__', createHash('sha256').update(real).digest('hex'))
  return folder
}

afterEach(() => vi.unstubAllGlobals())

test('the file the program was packaged with is ours', () => {
  expect(isNativeFileOurs(programWith(real))).toBe(true)
})

test('one of which a single bit is different is not, nor one that is gone', () => {
  const changed = Buffer.from(real)
  changed.writeUInt8(changed.readUInt8(1_000) ^ 1, 1_000)
  expect([isNativeFileOurs(programWith(changed)), isNativeFileOurs(programWith(null))]).toEqual([
    false,
    false,
  ])
})

test('in development, where nothing was packaged, there is nothing to compare', () => {
  expect(isNativeFileOurs('/nowhere')).toBe(true)
})
