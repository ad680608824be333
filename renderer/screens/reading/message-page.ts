import type { Harmless } from './sanitise.ts'

/** How a message looks that says nothing of its looks: black on white paper, or with the window's dark colours. */
const look = (isDark: boolean) => `
html { background: ${isDark ? '#1e2122' : '#ffffff'}; color: ${isDark ? '#e8eaea' : '#1d1f20'}; color-scheme: ${isDark ? 'dark' : 'light'}; }
html { font: 15px/1.45 system-ui, "Segoe UI", Cantarell, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
body { margin: 12px 16px; }
img { max-width: 100%; height: auto; }
blockquote { margin-inline: 8px 0; padding-inline-start: 10px; border-inline-start: 2px solid #8a8a84; }
.bewaarpost-picture { display: inline-block; padding: 0 6px; border: 1px dashed #8a8a84; font-size: 12px; }
.bewaarpost-link { text-decoration: underline; text-decoration-style: dotted; }
`

const COLOURED = /(?:^|[;{\s])(?:background(?:-color)?|color)\s*:/i

/** Whether a message sets colours of its own: then it is shown on white paper, as its writer saw it. */
function hasColours(root: HTMLElement): boolean {
  if (root.querySelector('[bgcolor],[color],[text]') !== null || root.querySelector('body[text]') !== null)
    return true
  const styles = [...root.querySelectorAll('style')].map((style) => style.textContent)
  const own = [...root.querySelectorAll('[style]')].map((each) => each.getAttribute('style') ?? '')
  return [...styles, ...own].some((css) => COLOURED.test(css))
}

/** The page of a message for its frame, made of what `sanitise` answered, which stays as it is. */
export function writeMessagePage({ root }: Pick<Harmless, 'root'>, isDark: boolean): string {
  const page = root.cloneNode(true) as HTMLElement // a clone is of the same kind
  const style = page.ownerDocument.createElement('style')
  style.textContent = look(isDark && !hasColours(root))
  page.querySelector('head')?.prepend(style)
  return `<!doctype html>${page.outerHTML}`
}

/** A page of one picture: a part of the record under `cid/1`, or the picture itself as data. */
export function writePicturePage(address: string, isDark: boolean): string {
  return `<!doctype html><html><head><style>${look(isDark)}
body { margin: 0; min-height: 100vh; display: grid; place-items: center; }
img { max-height: 100vh; }</style></head><body><img src="${address}" alt=""></body></html>`
}
