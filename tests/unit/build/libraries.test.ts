import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readLibraries } from '../../../build/libraries.ts'
import { libraries } from '../../../renderer/screens/help/libraries.ts'

test('the help lists the libraries of the program as they are: if not, run build/libraries.ts', () => {
  expect(libraries).toEqual(readLibraries())
})

test('every dependency of the engine is among them, but not the Node of the tools', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
  const names = libraries.map(([name]) => name)
  const needed = Object.keys(manifest.dependencies).filter((name) => name !== 'node')
  expect(names).toEqual(expect.arrayContaining([...needed, 'react', 'pdfjs-dist', 'electron']))
  expect(names).not.toContain('node')
})
