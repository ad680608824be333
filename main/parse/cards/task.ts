import { type TaskCard, taskStates } from '../../../shared/item-card.ts'
import { midnightOf } from './days.ts'
import { type Facts, lid } from './facts.ts'
import { placeTask } from './recurrence.ts'
import { readTaskPattern } from './recurrence-pattern.ts'

/** Reads a task or what is sent about one ([MS-OXOTASK] §2.2.2). `missing` as of a calendar entry. */
export function readTask(facts: Facts): { readonly card: TaskCard; readonly missing: string } {
  const recurs = facts.flag(lid.task(0x8126))
  const { rule, missing } = recurs ? readRule(facts) : { rule: '', missing: '' }
  const isComplete = facts.flag(lid.task(0x811c))
  const status = taskStates[facts.number(lid.task(0x8101)) ?? -1] ?? (isComplete ? 'complete' : 'not-started')
  const part = facts.number(lid.task(0x8102)) ?? (isComplete ? 1 : 0)
  return {
    missing,
    card: {
      card: 'task',
      start: midnightOf(facts.time(lid.task(0x8104))),
      end: midnightOf(facts.time(lid.task(0x8105))),
      status,
      percent: Math.round(Math.min(1, Math.max(0, part)) * 100),
      completed: midnightOf(facts.time(lid.task(0x810f))),
      owner: facts.text(lid.task(0x811f)),
      rule,
      recurs,
      reminder: facts.flag(lid.common(0x8503))
        ? (facts.time(lid.common(0x8560)) ?? facts.time(lid.common(0x8502)))
        : null,
      categories: facts.texts(lid.keywords),
    },
  }
}

function readRule(facts: Facts): { readonly rule: string; readonly missing: string } {
  const blob = facts.bytes(lid.task(0x8116))
  const pattern = blob === null ? null : readTaskPattern(blob)
  return pattern === null ? { rule: '', missing: 'the pattern' } : placeTask(pattern)
}
