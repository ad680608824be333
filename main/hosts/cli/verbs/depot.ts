import type { Output, Summary } from '../../../../shared/contract.ts'
import { exitCodes } from '../exit-codes.ts'
import { counted, grouped, sized, table } from '../print.ts'
import { printable } from '../printable.ts'
import { answer, type Verb } from '../verb.ts'
import { needed, nothingAfter } from '../words.ts'

/** `create DEPOT` */
export const create: Verb = {
  name: 'create',
  usage: 'DEPOT',
  summary: 'make a new, empty depot',
  example: 'bewaarpost create archive.depot',
  options: {},
  async run(words, host) {
    const file = needed(words, 0, 'DEPOT')
    nothingAfter(words, 1)
    const reply = await host.withNewDepot(file, (session) => session.ask('depot.status', {}))
    return answer(reply, ({ uuid }) => [`Made ${file} (${uuid}).`])
  },
}

/** `status DEPOT` */
export const status: Verb = {
  name: 'status',
  usage: 'DEPOT',
  summary: 'what is in the depot, and whether its ledger closes',
  example: 'bewaarpost status archive.depot',
  options: {},
  async run(words, host) {
    const file = needed(words, 0, 'DEPOT')
    nothingAfter(words, 1)
    const reply = await host.withDepot(file, (session) => session.ask('depot.status', {}))
    return answer(
      reply,
      (now) =>
        table(
          [{ title: '' }, { title: '' }],
          [
            ['depot', now.uuid],
            [
              'records',
              `${grouped(now.records)} (B ${grouped(now.permanent)}, V ${grouped(now.destroyable)}, N ${grouped(now.undecided)})`,
            ],
            ['contents', `${grouped(now.contents)}, ${sized(now.bytes)}`],
            [
              'problems',
              `${grouped(now.problems)}, of shared bytes once; the ledger counts them for each record`,
            ],
            [
              'accessions',
              `${grouped(now.accessions)}${now.unfinished > 0 ? `, ${grouped(now.unfinished)} not finished` : ''}`,
            ],
            ['index', `${grouped(now.covered.indexed)} of ${grouped(now.covered.of)} contents`],
            ['account', accountText(now)],
            ['log', `head ${now.logHead}`],
          ],
        ),
      (now) => (now.closes ? exitCodes.well : exitCodes.finding),
    )
  },
}

function accountText({ accessions, closes }: Output<'depot.status'>): string {
  if (accessions === 0) return 'nothing imported yet'
  return closes ? 'closes' : 'DOES NOT CLOSE: see "bewaarpost ledger"'
}

/** `schema` */
export const schema: Verb = {
  name: 'schema',
  usage: '',
  summary: 'print the documented schema of a depot',
  example: 'bewaarpost schema',
  options: {},
  async run(words, host) {
    nothingAfter(words, 0)
    const reply = await host.withoutDepot((session) => session.ask('depot.schema', {}))
    return answer(reply, ({ sql }) => sql.trimEnd().split('\n'))
  },
}

/** `backup DEPOT FILE` */
export const backup: Verb = {
  name: 'backup',
  usage: 'DEPOT FILE',
  summary: 'write a consistent copy of the depot and verify it',
  example: 'bewaarpost backup archive.depot /media/safe/archive.depot',
  options: {},
  async run(words, host) {
    const [file, target] = [needed(words, 0, 'DEPOT'), needed(words, 1, 'FILE')]
    nothingAfter(words, 2)
    const reply = await host.withDepot(file, (session) =>
      session.run('depot.backup', { ticket: session.ticket([target]) }),
    )
    return answer(reply, ({ bytes, verified }) => [
      `Wrote ${target}: ${sized(bytes)}, ${counted(verified, 'content')} verified in the copy.`,
    ])
  },
}

/** `verify DEPOT` */
export const verify: Verb = {
  name: 'verify',
  usage: 'DEPOT',
  summary: 'hash and check everything again',
  example: 'bewaarpost verify archive.depot',
  options: {},
  async run(words, host) {
    const file = needed(words, 0, 'DEPOT')
    nothingAfter(words, 1)
    const reply = await host.withDepot(file, (session) => session.run('depot.verify', {}))
    return answer(
      reply,
      ({ checked, findings, sound, logHead }) => [
        ...table(
          [{ title: 'check' }, { title: 'done', right: true }, { title: 'of', right: true }],
          checked.map(({ check, done, of }) => [check, grouped(done), grouped(of)]),
        ),
        ...(findings.length === 0
          ? []
          : [
              '',
              ...table(
                [{ title: 'found in' }, { title: 'object' }, { title: 'what', narrow: 'wrap' }],
                alike(findings).map(({ check, object, detail, more }) => [
                  check,
                  printable(object) + (more === 0 ? '' : ` and ${grouped(more)} more`),
                  printable(detail),
                ]),
                host.columns,
              ),
            ]),
        '',
        `${sound ? 'Sound.' : `NOT SOUND: ${counted(findings.length, 'finding')}.`} Last hash of the log: ${logHead}`,
      ],
      ({ checked, sound }) => {
        if (!sound) return exitCodes.finding
        return checked.every(({ done }) => done === 0) ? exitCodes.nothing : exitCodes.well
      },
    )
  },
}

type Finding = Summary<'depot.verify'>['findings'][number]

/** Findings with how many like each follow it: a damaged pack is found in every content that lies in it. */
function alike(findings: readonly Finding[]): (Finding & { more: number })[] {
  const folded: (Finding & { more: number })[] = []
  for (const finding of findings) {
    const last = folded.at(-1)
    if (last?.check === finding.check && last.detail === finding.detail) last.more++
    else folded.push({ ...finding, more: 0 })
  }
  return folded
}

/** `rebuild DEPOT` */
export const rebuild: Verb = {
  name: 'rebuild',
  usage: 'DEPOT',
  summary: 'make catalogue and index anew from the original bytes; marks are untouched',
  example: 'bewaarpost rebuild archive.depot',
  options: {},
  async run(words, host) {
    const file = needed(words, 0, 'DEPOT')
    nothingAfter(words, 1)
    const reply = await host.withDepot(file, (session) => session.run('depot.rebuild', {}))
    return answer(
      reply,
      ({ messages, problems, unreadable }) => [
        `Rebuilt from the original bytes: ${counted(messages, 'message')}, ${counted(problems, 'problem')}.`,
        ...(unreadable === 0
          ? []
          : [
              `${counted(unreadable, 'content')} could not be read and stayed as before: "bewaarpost verify" names them.`,
            ]),
      ],
      ({ messages, unreadable }) => {
        if (unreadable > 0) return exitCodes.finding
        return messages === 0 ? exitCodes.nothing : exitCodes.well
      },
    )
  },
}
