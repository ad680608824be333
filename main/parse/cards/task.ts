import { type TaskCard, taskStates } from '../../../shared/item-card.ts'
import {
  PidLidPercentComplete,
  PidLidReminderSet,
  PidLidReminderSignalTime,
  PidLidReminderTime,
  PidLidTaskComplete,
  PidLidTaskDateCompleted,
  PidLidTaskDueDate,
  PidLidTaskFRecurring,
  PidLidTaskOwner,
  PidLidTaskRecurrence,
  PidLidTaskStartDate,
  PidLidTaskStatus,
  PidNameKeywords,
} from '../../read/mapi/named.ts'
import { midnightOf } from './days.ts'
import type { Facts } from './facts.ts'
import { placeTask } from './recurrence.ts'
import { readTaskPattern } from './recurrence-pattern.ts'

/** Reads a task or what is sent about one ([MS-OXOTASK] §2.2.2). `missing` as of a calendar entry. */
export function readTask(facts: Facts): { readonly card: TaskCard; readonly missing: string } {
  const recurs = facts.flag(PidLidTaskFRecurring)
  const { rule, missing } = recurs ? readRule(facts) : { rule: '', missing: '' }
  const isComplete = facts.flag(PidLidTaskComplete)
  const status = taskStates[facts.number(PidLidTaskStatus) ?? -1] ?? (isComplete ? 'complete' : 'not-started')
  const part = facts.number(PidLidPercentComplete) ?? (isComplete ? 1 : 0)
  return {
    missing,
    card: {
      card: 'task',
      start: midnightOf(facts.time(PidLidTaskStartDate)),
      end: midnightOf(facts.time(PidLidTaskDueDate)),
      status,
      percent: Math.round(Math.min(1, Math.max(0, part)) * 100),
      completed: midnightOf(facts.time(PidLidTaskDateCompleted)),
      owner: facts.text(PidLidTaskOwner),
      rule,
      recurs,
      reminder: facts.flag(PidLidReminderSet)
        ? (facts.time(PidLidReminderSignalTime) ?? facts.time(PidLidReminderTime))
        : null,
      categories: facts.texts(PidNameKeywords),
    },
  }
}

function readRule(facts: Facts): { readonly rule: string; readonly missing: string } {
  const blob = facts.bytes(PidLidTaskRecurrence)
  const pattern = blob === null ? null : readTaskPattern(blob)
  return pattern === null ? { rule: '', missing: 'the pattern' } : placeTask(pattern)
}
