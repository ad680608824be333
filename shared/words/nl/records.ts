import type { records as english } from '../en/records.ts'

export const records: Record<keyof typeof english, string> = {
  'records.undecided.noneAfter': 'Hierna komt geen onbepaald record meer.',
  'records.undecided.noneBefore': 'Hiervóór staat geen onbepaald record meer.',
}
