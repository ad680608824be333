import type { OnBeforeRequestListenerDetails } from 'electron'
import type { Request as Asked, BrowserContext, Frame, Page, Route } from 'playwright-core'
import type { StandInSession } from './session.ts'

/** An address the page asked for, and how that ended. */
export type Seen = {
  readonly url: string
  readonly type: string
  /** answered: by the host's handler, from memory; refused: by the host; unanswered: nobody has it, and there is no network. */
  readonly answered: 'answered' | 'refused' | 'unanswered'
  readonly status: number | null
}

/** What the network of a window is made of. */
export type Network = {
  readonly page: Page
  readonly session: StandInSession
  /** Whether the page or a frame in it may go there; asked for navigations that the host did not start itself. */
  mayNavigate(url: string, frame: Frame | null): boolean
  see(seen: Seen): void
}

/**
 * Answers every request of the context from the handlers the host gave `protocol.handle`, after its listener of `onBeforeRequest`
 * agreed. What nobody answers is ended here: nothing goes on to the network, which would not resolve its name either.
 */
export async function answerRequests(context: BrowserContext, network: Network): Promise<void> {
  await context.route('**/*', async (route) => {
    try {
      await answer(route, network)
    } catch {
      // The host's handler failed, which Electron makes an error of the page's too; or the page is gone, and nothing is left to answer.
      await route.abort('failed').catch(() => {})
    }
  })
  // These do not pass the interception; their names do not resolve.
  network.page.on('websocket', (socket) =>
    network.see({ url: socket.url(), type: 'websocket', answered: 'unanswered', status: null }),
  )
}

async function answer(route: Route, network: Network): Promise<void> {
  const asked = route.request()
  const url = asked.url()
  const type = asked.resourceType()
  const end = (answered: Seen['answered'], code: string): Promise<void> => {
    network.see({ url, type, answered, status: null })
    return route.abort(code)
  }
  const frame = frameOf(asked)
  if (asked.isNavigationRequest() && !network.mayNavigate(url, frame)) return end('refused', 'aborted')
  if (!(await network.session.mayGo(detailsOf(asked, frame, network.page))))
    return end('refused', 'blockedbyclient')
  const handler = network.session.handlers.get(new URL(url).protocol.slice(0, -1))
  if (handler === undefined) return end('unanswered', 'namenotresolved')
  const response = await handler(await requestOf(asked))
  // A host refuses by Response.error().
  if (response.type === 'error') return end('refused', 'failed')
  const body = Buffer.from(await response.arrayBuffer())
  network.see({ url, type, answered: 'answered', status: response.status })
  await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body })
}

/** The frame a request is of; null for one of a page that is only being made, or of a worker. */
function frameOf(asked: Asked): Frame | null {
  try {
    return asked.frame()
  } catch {
    return null
  }
}

async function requestOf(asked: Asked): Promise<Request> {
  const method = asked.method()
  const body = method === 'GET' || method === 'HEAD' ? null : asked.postDataBuffer()
  return new Request(asked.url(), { method, headers: asked.headers(), body: body && new Uint8Array(body) })
}

let requests = 0

function detailsOf(asked: Asked, frame: Frame | null, page: Page): OnBeforeRequestListenerDetails {
  requests += 1
  return {
    id: requests,
    url: asked.url(),
    method: asked.method(),
    resourceType: typeOf(asked, frame === page.mainFrame()),
    referrer: asked.headers()['referer'] ?? '',
    timestamp: Date.now(),
    uploadData: [],
  }
}

/** Electron's word for Playwright's kind of resource. */
function typeOf(asked: Asked, main: boolean): OnBeforeRequestListenerDetails['resourceType'] {
  const type = asked.resourceType()
  switch (type) {
    case 'document':
      return main ? 'mainFrame' : 'subFrame'
    case 'fetch':
    case 'xhr':
      return 'xhr'
    case 'websocket':
      return 'webSocket'
    case 'stylesheet':
    case 'script':
    case 'image':
    case 'font':
    case 'media':
    case 'ping':
      return type
    default:
      return 'other'
  }
}
