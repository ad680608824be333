import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { about, overview } from '../../../../main/hosts/cli/help.ts'
import { verbs } from '../../../../main/hosts/cli/verbs/index.ts'
import { requests } from '../../../../shared/contract.ts'
import { fields } from '../../../../shared/fields.ts'

const textOf = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../../${path}`, import.meta.url)), 'utf8')

describe('the help', () => {
  test('names every verb with what follows it and what it does', () => {
    const all = overview().join('\n')
    expect(verbs.length).toBeGreaterThan(10)
    for (const { name, usage, summary } of verbs) {
      expect(all).toMatch(new RegExp(`^ *${name} `, 'm'))
      for (const text of [usage, summary]) expect([name, all.includes(text)]).toEqual([name, true])
    }
  })

  test.each(verbs.map((verb) => [verb.name, verb] as const))(
    'of %s names every option and gives an example of it',
    (name, verb) => {
      const text = about(verb).join('\n')
      for (const [option, { help }] of Object.entries(verb.options)) {
        expect([option, text.includes(`--${option}`), text.includes(help)]).toEqual([option, true, true])
        expect(help.trim()).not.toBe('')
      }
      expect(verb.example.startsWith(`bewaarpost ${name}`)).toBe(true)
      // What the example asks for exists.
      for (const [, option = ''] of verb.example.matchAll(/ --([a-z-]+)/g))
        expect(Object.keys(verb.options)).toContain(option)
    },
  )

  test('of search names every field of the query language', () => {
    const text =
      verbs
        .find(({ name }) => name === 'search')
        ?.more?.()
        .join('\n') ?? ''
    for (const { name } of fields) expect([name, text.includes(`${name}:`)]).toEqual([name, true])
  })
})

describe('the contract', () => {
  test('can be asked from the command line, request by request', () => {
    const folder = fileURLToPath(new URL('../../../../main/hosts/cli/verbs', import.meta.url))
    const source = readdirSync(folder)
      .map((file) => textOf(`main/hosts/cli/verbs/${file}`))
      .join('\n')
    // A job is cancelled by Ctrl-C, which is not a verb.
    for (const name of Object.keys(requests).filter((name) => name !== 'job.cancel')) {
      expect([name, source.includes(`('${name}'`)]).toEqual([name, true])
    }
  })

  test('says of every request in a comment what it does', () => {
    const lines = textOf('shared/contract.ts').split('\n')
    for (const name of Object.keys(requests)) {
      const at = lines.findIndex((line) => line.startsWith(`  '${name}':`))
      expect([name, at > 0, lines[at - 1]?.trim()]).toEqual([
        name,
        true,
        expect.stringMatching(/^(?:\/\*\* \S.*|\*\/|.*\*\/)$/),
      ])
    }
  })
})
