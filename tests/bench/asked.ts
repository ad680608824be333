import { type Engine, openEngine } from '../../main/engine.ts'
import type { Input, Name, Output } from '../../shared/contract.ts'

/** An open engine whose failures end the benchmark: an answer that failed says nothing about speed. */
export type Asked = {
  ask<N extends Name>(name: N, input: Input<N>): Promise<Output<N>>
  close(): Promise<void>
}

/** Opens the engine on a depot, in this process. Throws Failed as openEngine does. */
export function openAsked(file: string): Asked {
  const engine: Engine = openEngine(
    { open: file },
    {
      program: 'bewaarpost bench',
      now: () => new Date(),
      actor: () => ({ actor: 'bench', role: 'archivist' }),
      redeem: () => null,
    },
  )
  return {
    async ask(name, input) {
      const reply = await engine.call(name, input)
      if (!reply.ok) throw new Error(`${name} failed: ${JSON.stringify(reply.failure)}`)
      return reply.value
    },
    close: () => engine.close(),
  }
}
