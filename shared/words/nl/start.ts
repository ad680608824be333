import type { start as english } from '../en/start.ts'

export const start: Record<keyof typeof english, string> = {}
