/** What can be wrong with a query, each with what to say about it. `{…}` stands for a fact of the problem. */
export const queryProblems = {
  'too-long': 'the query is longer than {limit} characters',
  'too-many-terms': 'the query has more than {limit} terms',
  'too-deep': 'parentheses and NOTs are nested more than {limit} deep',
  'quote-not-closed': 'this quotation mark is not closed',
  'parenthesis-not-closed': 'this parenthesis is not closed',
  'parenthesis-not-opened': 'this parenthesis closes nothing',
  'group-empty': 'there is nothing between these parentheses',
  'operator-lonely': '{operator} needs something to work on',
  'field-unknown':
    'there is no field "{field}"{suggestion}; to search for the text itself, put it in quotation marks',
  'value-missing': 'a value must follow "{field}:" without a space',
  'choice-unknown': '"{field}:" does not know "{value}"{suggestion}',
  'date-unreadable':
    '"{value}" is not a day, month, year or range like 2012, 2012-03, 2012-03-12 or 2012..2014',
  'size-unreadable': '"{value}" is not a size like 500k or 5MB',
  'number-unreadable': '"{value}" is not a number',
  'star-not-taken': '"{field}:" takes no *: give a whole value, as in {example}',
  'star-misplaced':
    'a * can only stand at the end, for how names go on, and not after =; put a name that has a * in it in quotation marks',
  'no-word': 'there is no letter or digit in this to search for',
} as const

export type QueryProblemKind = keyof typeof queryProblems

/** Where a query cannot be understood: `at` and `length` in UTF-16 code units of the query text. */
export type QueryProblem = {
  readonly ok: false
  readonly at: number
  readonly length: number
  readonly problem: QueryProblemKind
  readonly facts: Readonly<Record<string, string>>
}

/** Facts are shown no longer than this: a query may be 10,000 characters of one word. */
const LONGEST_FACT = 60

/** Carries a problem out of the depth of the parser; never leaves parseQuery. */
export class QueryStop extends Error {
  readonly found: QueryProblem
  constructor(problem: QueryProblemKind, span: Span, facts: Readonly<Record<string, string>> = {}) {
    super(problem)
    this.found = { ok: false, at: span.at, length: span.length, problem, facts }
  }
}

export type Span = { readonly at: number; readonly length: number }

/** The problem as an English sentence without a capital or full stop. */
export function describeQueryProblem({ problem, facts }: QueryProblem): string {
  return queryProblems[problem].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name] ?? ''
    if (name === 'suggestion') return fact === '' ? '' : `; did you mean "${fact}"?`
    return fact.length > LONGEST_FACT ? `${fact.slice(0, LONGEST_FACT)}…` : fact
  })
}
