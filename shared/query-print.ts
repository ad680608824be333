import type { QueryTree, Term } from './query-tree.ts'

/** Writes a tree as a query that parseQuery reads back as the same tree, unless it grows too long: a field is written at each term. */
export function printQuery(tree: QueryTree): string {
  switch (tree.is) {
    case 'all':
      return ''
    case 'and':
      return tree.of.map((member) => printMember(member, tree.is)).join(' ')
    case 'or':
      return tree.of.map((member) => printMember(member, tree.is)).join(' OR ')
    case 'not':
      return `-${printMember(tree.of, tree.is)}`
    default:
      return printTerm(tree)
  }
}

function printMember(tree: QueryTree, within: 'and' | 'or' | 'not'): string {
  // AND binds stronger than OR: within an OR it needs no parentheses.
  const bare = within === 'or' || (tree.is !== 'or' && (tree.is !== 'and' || within === 'and'))
  return bare ? printQuery(tree) : `(${printQuery(tree)})`
}

function printTerm(term: Term): string {
  const field = term.field === null ? '' : `${term.field}:`
  switch (term.is) {
    case 'words':
      if (term.form === 'exact') return field + quote(term.text)
      return field + term.text + (term.form === 'prefix' ? '*' : '')
    case 'name':
      if (term.form === 'prefix') return `${field}${term.text}*`
      return `${field}${term.form === 'exact' ? '=' : ''}${quote(term.text)}`
    case 'person':
      return `${field}=${quote(term.text)}`
    case 'date':
    case 'size':
      return field + term.text
    case 'choice':
      return field + term.choice
    case 'number':
      return field + term.number
    case 'id':
      return field + quote(term.text)
  }
}

/** A text as a phrase, whatever quotation marks stand in it. */
export function quote(text: string): string {
  return `"${text.replaceAll(/["“”„]/g, '$&$&')}"`
}
