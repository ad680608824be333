import { commonOptions } from './arguments.ts'
import { exitCodeMeanings } from './exit-codes.ts'
import { table } from './print.ts'
import type { Verb } from './verb.ts'
import { verbs } from './verbs/index.ts'

/** All verbs in one line each, the exit codes, and how to go on. */
export function overview(): string[] {
  return [
    'Bewaarpost: from a drive of mailboxes to one depot whose account closes.',
    '',
    'bewaarpost VERB …',
    '',
    ...table(
      [{ title: '' }, { title: '' }],
      verbs.map((verb) => [`  ${verb.name} ${verb.usage}`, verb.summary]),
    ),
    '',
    '"bewaarpost help VERB" tells more. Every verb takes --json.',
    '',
    'The command ends with',
    ...table(
      [{ title: '', right: true }, { title: '' }],
      exitCodeMeanings.map(([code, meaning]) => [`  ${code}`.padStart(5), meaning]),
    ),
  ]
}

/** What one verb does, its options and an example. */
export function about(verb: Verb): string[] {
  const options = Object.entries({ ...verb.options, ...commonOptions })
  const rows = options.map(([name, option]) => [
    `  --${name}${'value' in option && option.value !== undefined ? ` ${option.value}` : ''}`,
    option.help,
  ])
  return [
    `bewaarpost ${verb.name} ${verb.usage}`.trimEnd(),
    '',
    `  ${verb.summary}`,
    '',
    ...table([{ title: '' }, { title: '' }], rows),
    '',
    'For example:',
    `  ${verb.example}`,
    ...(verb.more?.() ?? []),
  ]
}
