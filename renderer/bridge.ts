import type { Events, Input, Name, Output } from '../shared/contract.ts'
import type { Reply } from '../shared/reply.ts'

/** What the preload puts on the window: the only way out of this page. */
type Bridge = {
  call(name: string, input: unknown): Promise<unknown>
  on(event: string, listener: (payload: unknown) => void): () => void
}

declare global {
  interface Window {
    readonly bewaarpost: Bridge
  }
}

/** Asks one request of the contract. Never throws: what goes wrong on the way is a failure too. */
export async function ask<N extends Name>(name: N, input: Input<N>): Promise<Reply<Output<N>>> {
  try {
    // The host answers by the contract; both sides are compiled against it.
    return (await window.bewaarpost.call(name, input)) as Reply<Output<N>>
  } catch (error) {
    return { ok: false, failure: { kind: 'internal', detail: error instanceof Error ? error.name : '' } }
  }
}

/** A ticket for files dropped on the window: the preload puts their paths, which this page never sees, in their place. */
export function askDropped(files: readonly File[]): Promise<Reply<Output<'desk.drop'>>> {
  // The preload makes paths of the files before the contract's door.
  return ask('desk.drop', { files: files as unknown as string[] })
}

/** Hears an event of the contract until the answer is called. */
export function hear<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void): () => void {
  // The host sends what the contract says of this event.
  return window.bewaarpost.on(event, (payload) => listener(payload as Events[E]))
}
