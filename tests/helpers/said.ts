import type { Source } from './house.ts'

/** What such templates are filled with has dots, spaces or signs of its own: a job, an action, a check, a stretch of sizes. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: these are texts of sources
const dotted = ['job.${', 'log.action.${', 'upkeep.check.${', 'records.facet.${facet}.${']

/**
 * Which ids of sentences sources can say: those written out, those that fit a template (`value.${value}`), and those made by putting
 * something after another id (`${id}.text`). What stands in a template's braces is taken for a name without dots.
 */
export function saidBy(sources: readonly Source[], ids: readonly string[]): Set<string> {
  const plain = new Set(sources.flatMap(({ text }) => quotedIn(text)))
  const templates = sources.flatMap(({ text }) => templatesIn(text))
  const patterns = templates.filter((template) => !template.startsWith('${')).map(patternOf)
  const said = new Set(ids.filter((id) => plain.has(id) || patterns.some((pattern) => pattern.test(id))))
  for (const template of templates) {
    const ending = /^\$\{\w+\}(\.[\w.]+)$/.exec(template)?.[1]
    if (ending === undefined) continue
    for (const id of ids) if (id.endsWith(ending) && said.has(id.slice(0, -ending.length))) said.add(id)
  }
  return said
}

function quotedIn(source: string): string[] {
  return [...source.matchAll(/'([^'\n]*)'|"([^"\n]*)"/g)].map(([, single, double]) => single ?? double ?? '')
}

/** Templates with something in braces; one within another by itself. */
function templatesIn(source: string): string[] {
  const found = source.matchAll(/`((?:[^`$]|\$\{[^{}`]*\})*)`/g)
  return [...found].map(([, text]) => text ?? '').filter((text) => text.includes('${'))
}

function patternOf(template: string): RegExp {
  const [first = '', ...rest] = template.split(/\$\{[^{}]*\}/).map(escaped)
  const name = dotted.some((beginning) => template.startsWith(beginning)) ? '.+' : '[\\w-]+'
  return new RegExp(`^${[first, ...rest].join(name)}$`)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
