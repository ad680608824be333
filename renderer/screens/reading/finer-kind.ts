const classes = [
  [/^IPM\.Schedule\.Meeting\.Request(?:\.|$)/i, 'invitation'],
  [/^IPM\.Schedule\.Meeting\.Resp\.Pos(?:\.|$)/i, 'accepts'],
  [/^IPM\.Schedule\.Meeting\.Resp\.Tent(?:\.|$)/i, 'perhaps'],
  [/^IPM\.Schedule\.Meeting\.Resp\.Neg(?:\.|$)/i, 'declines'],
  [/^REPORT\..*\.IPNRN$/i, 'read'],
  [/^REPORT\..*\.IPNNRN$/i, 'unread'],
  [/^REPORT\..*\.NDR$/i, 'undelivered'],
  // What is late, passed on or sent to the members of a list has not been delivered.
  [/^REPORT\..*(?<!\.(?:Delayed|Relayed|Expanded))\.DR$/i, 'delivered'],
] as const
export type FinerKind = (typeof classes)[number][1]

/**
 * What an item is, where its message class says more than its kind: an invitation or the answer to one ([MS-OXOCAL] §2.2), and what
 * a report reports ([MS-OXOMSG] §2.2.2). Null where it does not.
 */
export function finerKindOf(itemClass: string): FinerKind | null {
  return classes.find(([pattern]) => pattern.test(itemClass))?.[1] ?? null
}
