import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'
import { sourcesOf } from '../../helpers/house.ts'
import { importsOf } from '../../helpers/imports.ts'

const seen: readonly (readonly [what: string, source: string, modules: readonly (string | null)[]])[] = [
  ['a named import', `import { a } from 'x'`, ['x']],
  ['double quotes', `import { a } from "x"`, ['x']],
  ['a default and a namespace import', `import a, * as b from 'x'`, ['x']],
  ['an import for its effect', `import 'x'`, ['x']],
  ['a type-only import', `import type { A } from 'x'`, ['x']],
  ['an inline type import', `import { type A, b } from 'x'`, ['x']],
  ['an import over several lines', `import {\n  a,\n  b as c,\n} from\n  'x'`, ['x']],
  ['an import with attributes', `import a from './x.json' with { type: 'json' }`, ['./x.json']],
  ['a type taken by import()', `type A = import('x').A`, ['x']],
  ['a dynamic import', 'const a = await import(`x`)', ['x']],
  ['a dynamic import with options', `import('x', { with: {} })`, ['x']],
  ['a computed import', `import(name)`, [null]],
  ['an import computed from a text', `import('./' + name)`, [null]],
  ['an import computed from a template', `import(\`./\${name}\`)`, [null]],
  ['a re-export', `export { a } from 'x'`, ['x']],
  ['a re-export of everything', `export * from 'x'\nexport * as b from "y"`, ['x', 'y']],
  ['a type re-export', `export type { A } from 'x'`, ['x']],
  ['require', `const a = require('x')`, ['x']],
  ['require.resolve', `require.resolve("x")`, ['x']],
  ['import = require', `import a = require('x')`, ['x']],
  ['an import inside a template', `const a = \`text \${await import("x")} text\``, ['x']],
  ['an import behind a regular expression with a quote', `const a = /['"]/\nimport 'x'`, ['x']],
  ['an import behind a division', `const a = b / c; import 'x' // d / e`, ['x']],
  ['an import behind an escaped quote', `const a = 'it\\'s'\nimport 'x'`, ['x']],
  ['an import behind nested templates', `const a = \`\${\`\${b}\`}\`\nimport "x"`, ['x']],
  ['an import behind a closing tag', 'const a = <b>{c}</b>; await import(`x`) // </b>', ['x']],
  ['an import behind an empty tag', 'const a = <b c="/" />; import("x")', ['x']],
  ['an import behind a brace in a template', `const a = \`\${ {b: 1}.b }\`\nimport "x"`, ['x']],
]

const unseen: readonly (readonly [what: string, source: string])[] = [
  ['a comment', `// import 'x'\n/* import 'x'\n export * from 'x' */`],
  ['a text', `const a = "import 'x'"`],
  ['a template', "const a = `import 'x'`"],
  ['a regular expression', `const a = /import 'x'/`],
  ['import.meta', `import.meta.url; const from = 'x'`],
  ['a local export', `export const from = 'x'\nexport { a }\nconst b = 'y'`],
  ['an exported type', `export type From = 'x'`],
  ['a method named import', `a.import('x')`],
]

describe('the scanner sees every module a source asks for', () => {
  test.each(seen)('%s', (_what, source, modules) => {
    expect(importsOf(source).map(({ module }) => module)).toEqual(modules)
  })
  test.each(unseen)('and none in %s', (_what, source) => {
    expect(importsOf(source)).toEqual([])
  })
  test('and the line it stands on', () => {
    expect(importsOf(`/*\n*/\nconst a = \`\n\`\nimport 'x'`)).toEqual([{ module: 'x', line: 5 }])
  })
  test('that the parser of the bundler sees in our own sources', () => {
    const missed = sourcesOf('shared', 'main', 'renderer', 'build', 'tests').flatMap(({ path, text }) => {
      const ours = new Set(importsOf(text).map(({ module }) => module))
      return parsedImports(path, text)
        .filter((module) => !ours.has(module))
        .map((module) => `${path}: ${module}`)
    })
    expect(missed).toEqual([])
  })
})

/** What the bundler's parser says a source imports; null where it is computed. */
function parsedImports(path: string, text: string): (string | null)[] {
  const { module, errors } = parseSync(path, text)
  expect(errors, path).toEqual([])
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start, end))
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...dynamic.map((asked) => /^(['"`])([^$]*)\1$/.exec(asked)?.[2] ?? null),
  ]
}
