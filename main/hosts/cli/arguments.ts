import { parseArgs } from 'node:util'
import { UsageError, type Verb, type Words } from './verb.ts'
import { verbs } from './verbs/index.ts'

/** What a command line asks for. `json` and `actor` hold for every verb. */
export type Command =
  | { readonly ask: 'version' }
  | { readonly ask: 'help'; readonly about: Verb | null }
  | {
      readonly ask: 'run'
      readonly verb: Verb
      readonly words: Words
      readonly json: boolean
      readonly actor: string | null
    }

/** Options that every verb has. */
export const commonOptions = {
  json: { help: 'print the Reply as JSON and nothing else on standard output' },
  actor: { value: 'NAME', help: 'who is at work, for the log (the name of the computer account)' },
  help: { help: 'what the verb does' },
} as const satisfies Verb['options']

/** Reads a command line, without the program's own name. Throws UsageError in one sentence where it makes no sense. */
export function readArguments(argv: readonly string[]): Command {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h') return { ask: 'help', about: null }
  if (name === '--version') return { ask: 'version' }
  if (name === 'help') return { ask: 'help', about: rest[0] === undefined ? null : verbNamed(rest[0]) }
  const verb = verbNamed(name)
  const words = readWords(verb, rest)
  if (words.has('help')) return { ask: 'help', about: verb }
  return { ask: 'run', verb, words, json: words.has('json'), actor: words.one('actor') ?? null }
}

function verbNamed(name: string): Verb {
  const verb = verbs.find((one) => one.name === name)
  if (verb === undefined) {
    throw new UsageError(
      `There is no verb "${name}"; there are ${verbs.map((one) => one.name).join(', ')} and help.`,
    )
  }
  return verb
}

function readWords(verb: Verb, argv: readonly string[]): Words {
  const options: Verb['options'] = { ...verb.options, ...commonOptions }
  const config = Object.fromEntries(
    Object.entries(options).map(([name, { value, many }]) => {
      const type: 'boolean' | 'string' = value === undefined ? 'boolean' : 'string'
      return [name, { type, multiple: many === true }]
    }),
  )
  const { values, positionals } = parse(verb, joinValues(argv, options), config)
  const given = new Map(Object.entries(values))
  const many = (name: string): string[] => {
    const value = given.get(name)
    return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
  }
  return { rest: positionals, one: (name) => many(name)[0], many, has: (name) => given.has(name) }
}

function parse(
  verb: Verb,
  args: string[],
  options: NonNullable<Parameters<typeof parseArgs>[0]>['options'] & object,
) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: true })
  } catch (error) {
    const unknown = /Unknown option '([^']+)'/.exec(String(error))?.[1]
    const reason = unknown === undefined ? (error instanceof Error ? error.message.split('. ')[0] : '') : ''
    if (unknown !== undefined) throw new UsageError(`"${verb.name}" has no option ${unknown}.`)
    throw new UsageError(`${reason}.`)
  }
}

/** Joins "--order -date" to "--order=-date": after an option that takes a value, the next word is its value, always. */
function joinValues(argv: readonly string[], options: Verb['options']): string[] {
  const joined: string[] = []
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? ''
    if (word === '--') return [...joined, ...argv.slice(at)]
    const next = argv[at + 1]
    const takesValue = word.startsWith('--') && options[word.slice(2)]?.value !== undefined
    if (takesValue && next === undefined) throw new UsageError(`${word} needs a value.`)
    joined.push(takesValue ? `${word}=${next}` : word)
    if (takesValue) at++
  }
  return joined
}
