import type { host as english } from '../en/host.ts'

export const host: Record<keyof typeof english, string> = {}
