export const records = {
  'records.undecided.noneAfter': 'No undetermined record after this one.',
  'records.undecided.noneBefore': 'No undetermined record before this one.',
} as const
