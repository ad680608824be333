/** The appraisal value of a record, as MDTO's closed list "Waarderingen" has it. */
export const values = ['B', 'V', 'N'] as const
/** B permanent · V destroyable · N undetermined. N is never destroyable. */
export type Value = (typeof values)[number]

/** The layers a value can come from, the strongest first (domain §9.2). A hold blocks destruction and changes no value. */
export const layers = ['decision', 'exemption', 'dossier', 'position'] as const
export type Layer = (typeof layers)[number]

/** One layer's opinion about one record. `due` is the day (ISO date) on which its term ends; only V has one. */
export type Opinion = { readonly layer: Layer; readonly value: Value; readonly due?: string }

/** The outcome, with the layer that decided, so that "why B?" always has an answer. */
export type EffectiveValue = {
  readonly value: Value
  readonly layer: Layer | null
  readonly due: string | null
}

/**
 * Computes the one value of a record from what its layers say: the strongest layer that has an opinion decides;
 * within it B wins over V, and of two V terms the later date wins; without any opinion a record is N.
 */
export function computeValue(opinions: readonly Opinion[]): EffectiveValue {
  for (const layer of layers) {
    const said = opinions.filter((opinion) => opinion.layer === layer)
    if (said.length === 0) continue
    if (said.some((opinion) => opinion.value === 'B')) return { value: 'B', layer, due: null }
    const destroyable = said.filter((opinion) => opinion.value === 'V')
    if (destroyable.length === 0) return { value: 'N', layer, due: null }
    // A term without a date counts as the latest: nothing becomes destroyable because a date is missing.
    const open = destroyable.some((opinion) => opinion.due === undefined)
    const dates = destroyable.map((opinion) => opinion.due ?? '').sort()
    return { value: 'V', layer, due: open ? null : (dates.at(-1) ?? null) }
  }
  return { value: 'N', layer: null, due: null }
}
