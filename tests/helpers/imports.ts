import { type Token, tokensOf } from './tokens.ts'

/** A module that a source asks for. `module` is null where it is computed and cannot be known. */
export type Import = { readonly module: string | null; readonly line: number }

/** The signs that may stand between "import" or "export" and "from". */
const clauseSigns = new Set(['{', '}', ',', '*'])

/**
 * Every module a source names: `import …`, `import type …`, `export … from`, `import(…)`, `require(…)` and
 * `require.resolve(…)`, with either quote; type-only ones too.
 */
export function importsOf(source: string): Import[] {
  const tokens = tokensOf(source)
  return tokens.flatMap((token, place) => {
    if (token.kind !== 'word' || tokens[place - 1]?.text === '.') return []
    if (token.text === 'import') return [imported(tokens, place)].filter((found) => found !== null)
    if (token.text === 'export') return [named(tokens, place)].filter((found) => found !== null)
    return token.text === 'require' ? [required(tokens, place)].filter((found) => found !== null) : []
  })
}

function imported(tokens: readonly Token[], place: number): Import | null {
  const next = tokens[place + 1]
  if (next?.text === '.' && next.kind === 'sign') return null
  if (next?.text === '(' && next.kind === 'sign') return called(tokens, place + 1)
  return next?.kind === 'string' ? { module: next.text, line: next.line } : named(tokens, place)
}

function required(tokens: readonly Token[], place: number): Import | null {
  const resolved = tokens[place + 1]?.text === '.' && tokens[place + 2]?.text === 'resolve'
  const open = place + (resolved ? 3 : 1)
  return tokens[open]?.text === '(' ? called(tokens, open) : null
}

/** A call with the module as its only plain argument; else it is computed. */
function called(tokens: readonly Token[], open: number): Import {
  const [argument, after] = [tokens[open + 1], tokens[open + 2]]
  const plain = argument?.kind === 'string' && (after?.text === ')' || after?.text === ',')
  return { module: plain ? argument.text : null, line: tokens[open]?.line ?? 0 }
}

/** The module after "from", when what stands before it is an import or export clause. */
function named(tokens: readonly Token[], place: number): Import | null {
  for (let at = place + 1; at < tokens.length; at++) {
    const token = tokens[at]
    const next = tokens[at + 1]
    if (token?.text === 'from' && token.kind === 'word' && next?.kind === 'string') {
      return { module: next.text, line: next.line }
    }
    const inClause =
      token?.kind === 'word' ||
      token?.kind === 'string' ||
      (token?.kind === 'sign' && clauseSigns.has(token.text))
    if (!inClause) return null
  }
  return null
}
