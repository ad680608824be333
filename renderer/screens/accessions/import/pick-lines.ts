import type { InventorySummary } from '../../../../shared/contract.ts'

type Line = InventorySummary['lines'][number]

/** Which files of an inventory are listed. */
export const lineKinds = ['all', 'mail', 'other', 'problems'] as const
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
      return role === 'mail' || role === 'container'
    case 'other':
      return role !== 'mail' && role !== 'container'
    case 'problems':
      return problems.length > 0
  }
}
