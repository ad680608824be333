const PICTURE_DATA = /^data:image\/(?:png|jpe?g|gif|webp|bmp|avif)[;,]/i
const ESCAPE = /\\(?:([0-9a-f]{1,6})\s?|([^\n]))/gi
const ADDRESS = /url\(\s*("[^"]*"?|'[^']*'?|[^)]*)\s*\)?/gi

/** A style sheet or declaration list that loads nothing, and how many things it would have loaded from elsewhere. */
export function quietCss(css: string): { readonly css: string; readonly blocked: number } {
  // Comments could part a word; escapes could hide one (CSS Syntax 3 §4.3.7).
  const plain = css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '').replace(/<!--|-->/g, '')
  const read = plain.replace(ESCAPE, (_, hex: string | undefined, character: string | undefined) =>
    hex === undefined ? (character ?? '') : characterOf(hex),
  )
  // A text whose escapes hide something that loads has no honest use.
  const isHiding = read !== plain && countLoads(read) > countLoads(plain)
  if (isHiding) return { css: '', blocked: countLoads(read) }
  let blocked = 0
  const quiet = plain
    .replace(/@import\b[^;{}]*;?/gi, () => {
      blocked++
      return ''
    })
    .replace(ADDRESS, (all: string, address: string) => {
      const target = address
        .trim()
        .replace(/^["']|["']$/g, '')
        .trim()
      if (PICTURE_DATA.test(target)) return all
      if (target !== '' && !target.startsWith('#')) blocked++
      return 'none'
    })
    .replace(/(?:-webkit-)?(?:image-set|cross-fade)\(|\bsrc\(/gi, () => {
      blocked++
      return 'none('
    })
  return { css: quiet, blocked }
}

function countLoads(css: string): number {
  return css.match(/url\(|@import\b|image-set\(|\bsrc\(/gi)?.length ?? 0
}

function characterOf(hex: string): string {
  const point = Number.parseInt(hex, 16)
  return point === 0 || point > 0x10ffff ? '\u{fffd}' : String.fromCodePoint(point)
}
