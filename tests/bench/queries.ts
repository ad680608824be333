import type { Dice } from '../../main/hosts/sample/seed.ts'
import type { Input } from '../../shared/contract.ts'

/** A kind of question people ask, drawn anew each time so that no answer lies ready in a cache. */
export type Question = {
  readonly name: string
  draw(dice: Dice, words: readonly string[]): Input<'record.search'>
}

/** Ranks in the vocabulary, the commonest first: in nearly every message, in many, in a few. */
const COMMON = { from: 0, to: 90 }
const USUAL = { from: 90, to: 1_500 }
const RARE = { from: 5_000, to: 40_000 }

export const questions: readonly Question[] = [
  { name: 'everything, by date', draw: () => ({ query: '' }) },
  { name: 'everything, by sender', draw: () => ({ query: '', order: 'sender' }) },
  { name: 'a very common word', draw: (dice, words) => ({ query: word(dice, words, COMMON) }) },
  { name: 'a usual word', draw: (dice, words) => ({ query: word(dice, words, USUAL) }) },
  { name: 'a rare word', draw: (dice, words) => ({ query: word(dice, words, RARE) }) },
  {
    name: 'a usual word, by relevance',
    draw: (dice, words) => ({ query: word(dice, words, USUAL), order: 'relevance' }),
  },
  {
    name: 'a usual word, with snippets',
    draw: (dice, words) => ({ query: word(dice, words, USUAL), snippets: true }),
  },
  {
    name: 'two common words',
    draw: (dice, words) => ({ query: `${word(dice, words, COMMON)} ${word(dice, words, COMMON)}` }),
  },
  {
    name: 'a phrase of common words',
    draw: (dice, words) => ({ query: `"${word(dice, words, COMMON)} ${word(dice, words, COMMON)}"` }),
  },
  {
    name: 'the beginning of a word',
    draw: (dice, words) => ({ query: `${word(dice, words, USUAL).slice(0, 4)}*` }),
  },
  {
    name: 'one word and not another',
    draw: (dice, words) => ({ query: `${word(dice, words, USUAL)} NOT ${word(dice, words, COMMON)}` }),
  },
  { name: 'from one person', draw: (dice) => ({ query: `from:m${dice.number(2_000)}` }) },
  {
    name: 'a word, a year, a mailbox',
    draw: (dice, words) => ({
      query: `${word(dice, words, COMMON)} date:${year(dice)} mailbox:mailbox-${dice.number(12)}`,
    }),
  },
  { name: 'with an attachment, in a year', draw: (dice) => ({ query: `has:attachment date:${year(dice)}` }) },
  { name: 'with a problem', draw: () => ({ query: 'has:problem' }) },
]

function word(dice: Dice, words: readonly string[], { from, to }: { from: number; to: number }): string {
  return words[from + dice.number(Math.min(to, words.length) - from)] ?? 'plan'
}

const year = (dice: Dice) => 2004 + dice.number(16)
