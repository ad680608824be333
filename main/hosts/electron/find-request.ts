import { requests } from '../../../shared/contract.ts'

type Request = (typeof requests)[keyof typeof requests]

const byName: ReadonlyMap<unknown, Request> = new Map(Object.entries(requests))

/** The request of a name from outside; null when there is none. */
export function findRequest(name: unknown): Request | null {
  return byName.get(name) ?? null
}
