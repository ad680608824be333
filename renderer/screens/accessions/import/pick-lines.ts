import type { InventorySummary } from '../../../../shared/contract.ts'

type Line = InventorySummary['lines'][number]

/** Which files of an inventory are listed. */
export const lineKinds = ['all', 'mail', 'present', 'other', 'problems'] as const
export type LineKind = (typeof lineKinds)[number]

/** The lines of a kind whose path holds a text, whatever its case. */
export function pickLines(lines: readonly Line[], kind: LineKind, text: string): readonly Line[] {
  const wanted = text.trim().toLowerCase()
  if (kind === 'all' && wanted === '') return lines
  return lines.filter((line) => isOf(line, kind) && line.path.toLowerCase().includes(wanted))
}

function isOf({ role, problems }: Line, kind: LineKind): boolean {
  switch (kind) {
    case 'all':
      return true
    case 'mail':
      return isMail(role)
    case 'present':
      return role === 'present'
    case 'other':
      return !isMail(role)
    case 'problems':
      return problems.length > 0
  }
}

function isMail(role: string): boolean {
  return role === 'mail' || role === 'present' || role === 'container'
}
