import type { PersonKey } from '../people.ts'

/** What lies beside a letter; `papers.ts` draws it up. */
export type Paper = 'nota' | 'tekening' | 'besluitenlijst' | 'begroting' | 'foto' | 'verslag'

/** One letter of a correspondence. `{words}` in the text are filled in from the case. */
export type Letter = {
  readonly from: PersonKey
  readonly to: readonly PersonKey[]
  readonly cc?: readonly PersonKey[]
  readonly bcc?: readonly PersonKey[]
  /** What the writer's program put before the subject: "Re", "Antw", "FW", "Betr". Left out: a first letter. */
  readonly mark?: string
  /** Hours after the letter before. */
  readonly after?: number
  readonly papers?: readonly Paper[]
  readonly text: string
}

/** The facts of one case: the day it began (ISO date), and the words that fill the letters. */
export type Case = { readonly on: string } & Readonly<Record<string, string>>

/** A matter that came up more than once in the life of a municipality: the same kind of letters, other facts. */
export type Affair = {
  readonly subject: string
  readonly cases: readonly Case[]
  readonly letters: readonly Letter[]
}
