import { commonOptions } from './arguments.ts'
import { exitCodeMeanings } from './exit-codes.ts'
import { table, wrapped } from './print.ts'
import type { Verb } from './verb.ts'
import { verbs } from './verbs/index.ts'

/** A terminal at least this wide has room for what follows each verb. */
const ROOMY = 130

/** All verbs, the exit codes, and how to go on, for a terminal of `columns`. */
export function overview(columns = Number.POSITIVE_INFINITY): string[] {
  return [
    'Bewaarpost: from a drive of mailboxes to one depot whose ledger closes.',
    '',
    'bewaarpost VERB …',
    '',
    ...table(
      [{ title: '' }, { title: '', narrow: 'wrap' }],
      verbs.map(({ name, usage, summary }) => [
        columns < ROOMY ? `  ${name}` : `  ${name} ${usage}`,
        summary,
      ]),
      columns,
    ),
    '',
    ...wrapped(
      '"bewaarpost help VERB" tells more. Every verb takes --json. "bewaarpost --version" says which version this is.',
      columns,
    ),
    '',
    'The command ends with',
    ...table(
      [
        { title: '', right: true },
        { title: '', narrow: 'wrap' },
      ],
      exitCodeMeanings.map(([code, meaning]) => [`  ${code}`.padStart(5), meaning]),
      columns,
    ),
  ]
}

/** What one verb does, its options and an example, for a terminal of `columns`. */
export function about(verb: Verb, columns = Number.POSITIVE_INFINITY): string[] {
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
    ...table([{ title: '' }, { title: '', narrow: 'wrap' }], rows, columns),
    '',
    'For example:',
    `  ${verb.example}`,
    ...(verb.more?.(columns) ?? []),
  ]
}
