import type { Output } from '../../../../shared/contract.ts'
import { type Scope, Value } from '../../../../shared/reply.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { counted, grouped } from '../print.ts'
import { answer, UsageError, type Verb } from '../verb.ts'
import { needed, nothingAfter, numberOf, scopeOf, scopeOptions, wholeNumber } from '../words.ts'

/** `mark DEPOT B|V|N` */
export const mark: Verb = {
  name: 'mark',
  usage: 'DEPOT --query Q|--id N… B|V|N --reason TEXT',
  summary: 'set the value of records: B permanent, V destroyable, N undetermined',
  example: `bewaarpost mark archive.depot --query 'subject:notulen' B --reason 'selectielijst 1.1'`,
  options: {
    ...scopeOptions,
    reason: { value: 'TEXT', help: 'why; it stays in the log' },
    preview: { help: 'only count what would change' },
  },
  async run(words, host) {
    const file = needed(words, 0, 'DEPOT')
    const value = Value.safeParse(needed(words, 1, 'The value, B, V or N,'))
    nothingAfter(words, 2)
    if (!value.success) throw new UsageError(`The value is B, V or N, not "${words.rest[1]}".`)
    const scope = scopeOf(words)
    if (words.has('preview')) {
      const reply = await host.withDepot(file, (session) =>
        session.ask('mark.preview', { scope, value: value.data }),
      )
      return answer(
        reply,
        (seen) => [...previewText(seen, value.data), ...missing(seen.of, scope)],
        ({ of }) => allOf(of, scope),
      )
    }
    const reason = words.one('reason')?.trim() ?? ''
    if (reason === '')
      throw new UsageError('--reason is missing: a value without a reason cannot be accounted for.')
    const reply = await host.withDepot(file, (session) =>
      session.ask('mark.value', { scope, value: value.data, reason }),
    )
    return answer(
      reply,
      (done) => markedText(done, scope),
      ({ of }) => allOf(of, scope),
    )
  },
}

function previewText({ of, changes, unchanged }: Output<'mark.preview'>, value: string): string[] {
  return [
    `${counted(of, 'record')}, of which ${grouped(unchanged)} ${unchanged === 1 ? 'has' : 'have'} the value ${value} already.`,
    ...changes.map(({ from, count }) => `  ${from} → ${value}: ${grouped(count)}`),
  ]
}

/** `tag DEPOT` */
export const tag: Verb = {
  name: 'tag',
  usage: 'DEPOT --query Q|--id N… --add TAG --remove TAG',
  summary: 'put tags on records, or take them off',
  example: `bewaarpost tag archive.depot --query 'subject:woo' --add woo-2019`,
  options: {
    ...scopeOptions,
    add: { value: 'TAG', many: true, help: 'a tag to put on' },
    remove: { value: 'TAG', many: true, help: 'a tag to take off' },
  },
  async run(words, host) {
    const file = needed(words, 0, 'DEPOT')
    nothingAfter(words, 1)
    const [add, remove] = [[...words.many('add')], [...words.many('remove')]]
    if (add.length + remove.length === 0) throw new UsageError('Say which tag: --add TAG or --remove TAG.')
    const scope = scopeOf(words)
    const reply = await host.withDepot(file, (session) => session.ask('mark.tag', { scope, add, remove }))
    return answer(
      reply,
      (done) => markedText(done, scope),
      ({ of }) => allOf(of, scope),
    )
  },
}

/** `note DEPOT ID TEXT` */
export const note: Verb = {
  name: 'note',
  usage: 'DEPOT ID TEXT',
  summary: "write a record's note; an empty text takes it away",
  example: `bewaarpost note archive.depot 12 'see also the file of 2009'`,
  options: {},
  async run(words, host) {
    const file = needed(words, 0, 'DEPOT')
    const id = wholeNumber(needed(words, 1, 'ID'), 'ID')
    if (words.rest[2] === undefined) throw new UsageError("TEXT is missing; '' takes the note away.")
    const text = words.rest.slice(2).join(' ')
    const reply = await host.withDepot(file, (session) => session.ask('mark.note', { id, text }))
    return answer(reply, (done) => markedText(done, { ids: [id] }))
  },
}

/** `undo DEPOT` */
export const undo: Verb = {
  name: 'undo',
  usage: 'DEPOT',
  summary: 'take back the latest marking, or the one with --event',
  example: 'bewaarpost undo archive.depot',
  options: { event: { value: 'N', help: 'the event to take back, as "bewaarpost log" numbers it' } },
  async run(words, host) {
    const file = needed(words, 0, 'DEPOT')
    nothingAfter(words, 1)
    const event = numberOf(words, 'event', 1)
    const reply = await host.withDepot(file, (session) =>
      session.ask('mark.undo', event === undefined ? {} : { event }),
    )
    return answer(reply, ({ undid, event: by, changed }) => [
      `Event ${undid} is undone${by === null ? '' : ` by event ${by}`}: ${counted(changed, 'record')} as before.`,
    ])
  },
}

function markedText({ event, of, changed }: Output<'mark.value'>, scope: Scope): string[] {
  if (of === 0) return ['No record is meant by this: nothing was changed.']
  if (event === null) return [`${counted(of, 'record')}, and nothing to change.`, ...missing(of, scope)]
  return [
    `${grouped(changed)} of ${counted(of, 'record')} changed (event ${event}; "bewaarpost undo" takes it back).`,
    ...missing(of, scope),
  ]
}

/** Says so when numbers were given that are no record of this depot. */
function missing(of: number, scope: Scope): string[] {
  const absent = missingOf(of, scope)
  if (absent === 0) return []
  return [`${grouped(absent)} of the numbers given ${absent === 1 ? 'is' : 'are'} not in this depot.`]
}

function missingOf(of: number, scope: Scope): number {
  return 'ids' in scope ? scope.ids.length - of : 0
}

function allOf(of: number, scope: Scope): ExitCode {
  if (of === 0) return exitCodes.nothing
  return missingOf(of, scope) > 0 ? exitCodes.finding : exitCodes.well
}
