import { describe, expect, test } from 'vitest'
import { readArguments } from '../../../../main/hosts/cli/arguments.ts'
import { UsageError } from '../../../../main/hosts/cli/verb.ts'
import { verbs } from '../../../../main/hosts/cli/verbs/index.ts'

describe('a command line', () => {
  test.each([
    [['import', 'a.depot', '/x', '/y', '--from', 'ICT'], 'import', ['a.depot', '/x', '/y'], { from: 'ICT' }],
    [
      ['search', 'a.depot', 'klacht', '--limit=3', '--order', '-date'],
      'search',
      ['a.depot', 'klacht'],
      { limit: '3', order: '-date' },
    ],
    [['search', 'a.depot', '--', '-subject:x'], 'search', ['a.depot', '-subject:x'], {}],
    [
      ['mark', 'a.depot', '--query', '-tag:x', 'B', '--reason', '--'],
      'mark',
      ['a.depot', 'B'],
      { query: '-tag:x', reason: '--' },
    ],
    [['schema'], 'schema', [], {}],
  ] as const)('is read: %j', (argv, verb, rest, options) => {
    const command = readArguments(argv)
    if (command.ask !== 'run') throw new Error('not a verb')
    expect([command.verb.name, command.words.rest]).toEqual([verb, rest])
    for (const [name, value] of Object.entries(options)) expect(command.words.one(name)).toBe(value)
    expect(command.json).toBe(false)
  })

  test.each([
    [['fly'], /no verb "fly"; there are create, inventory/],
    [['search', 'a.depot', '--colour'], /"search" has no option --colour/],
    [['search', 'a.depot', '--limit'], /--limit needs a value/],
    [['search', 'a.depot', '--json=1'], /json/],
    [['help', 'fly'], /no verb "fly"/],
  ])('that makes no sense gets one sentence: %j', (argv, sentence) => {
    expect(() => readArguments(argv)).toThrow(UsageError)
    expect(() => readArguments(argv)).toThrow(sentence)
  })

  test('asks for help in every way people try', () => {
    expect(readArguments(['--version'])).toEqual({ ask: 'version' })
    for (const argv of [[], ['help'], ['--help'], ['-h']])
      expect(readArguments(argv)).toEqual({ ask: 'help', about: null })
    for (const argv of [
      ['help', 'mark'],
      ['mark', '--help'],
    ]) {
      expect(readArguments(argv)).toMatchObject({ ask: 'help', about: { name: 'mark' } })
    }
  })
})

describe('the verbs', () => {
  test('are those of the issue and of the contract', () => {
    const issue =
      'create inventory import ledger search show mark tag undo log verify rebuild backup export-raw schema'
    const names = verbs.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of issue.split(' ')) expect(names).toContain(name)
  })

  test.each(verbs)('$name has an example that can be read', (verb) => {
    const words = verb.example.match(/'[^']*'|"[^"]*"|[^\s'">]+/g) ?? []
    const command = readArguments(words.slice(1).map((word) => word.replace(/^['"]|['"]$/g, '')))
    expect(command).toMatchObject({ ask: 'run', verb: { name: verb.name } })
  })
})
