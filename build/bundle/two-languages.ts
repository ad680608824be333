import type { Plugin } from 'vite'

const sentences = /\/intl\/[\w/-]+\/([a-z]{2}-[A-Z]{2})\.m?js$/
const spoken = ['nl-NL', 'en-US']

/**
 * React Aria brings its sentences (for a screen reader, mostly) in some thirty languages, a third of its size. The window speaks
 * Dutch and English: every other language becomes English.
 */
export function twoLanguages(): Plugin {
  return {
    name: 'bewaarpost-two-languages',
    load(id) {
      const language = sentences.exec(id)?.[1]
      if (language === undefined || spoken.includes(language)) return null
      return `export { default } from './en-US.${id.endsWith('.mjs') ? 'mjs' : 'js'}'`
    },
  }
}
