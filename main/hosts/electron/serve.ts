import { isShell, messageHeaders, shellHeaders } from './origins.ts'
import type { Pages } from './pages.ts'
import { pictureType } from './picture-type.ts'
import type { ShownMessage, ShownMessages } from './shown-messages.ts'

export type Sources = {
  readonly pages: Pages
  readonly shown: ShownMessages
  /** The bytes of a part of a record; null when they cannot be had. */
  readonly part: (record: number, path: string) => Promise<Uint8Array | null>
}

/** Answers a request of the window from memory and from what the program brings with it; whatever it does not know is 404. */
export async function serve(
  { method, url }: { method: string; url: string },
  sources: Sources,
): Promise<Response> {
  const path = URL.parse(url)?.pathname
  if (method !== 'GET' || path === undefined) return nothing()
  if (isShell(url)) {
    const page = await sources.pages(path)
    return page === null ? nothing() : answer(page.bytes, page.type, shellHeaders)
  }
  const found = sources.shown.at(url)
  if (found === null) return nothing()
  const headers = messageHeaders(found.token)
  if (path === '/') return answer(Buffer.from(found.message.html), 'text/html; charset=utf-8', headers)
  const bytes = await pictureAt(path, found.message, sources)
  const type = bytes === null ? null : pictureType(bytes)
  return bytes === null || type === null ? nothing() : answer(bytes, type, headers)
}

/** The bytes of `/cid/<name>`, where the message has a picture of that name. */
async function pictureAt(path: string, message: ShownMessage, sources: Sources): Promise<Uint8Array | null> {
  const name = /^\/cid\/([^/]+)$/.exec(path)?.[1]
  const part = name === undefined ? undefined : message.pictures.get(decoded(name))
  return part === undefined ? null : sources.part(message.record, part)
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    // A stray percent sign: no name that was given to us.
    return name
  }
}

function answer(bytes: Uint8Array, type: string, headers: Readonly<Record<string, string>>): Response {
  // Our bytes never lie in shared memory, which is all that the wider type of a Uint8Array leaves open.
  return new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { ...headers, 'Content-Type': type } })
}

function nothing(): Response {
  return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
}
