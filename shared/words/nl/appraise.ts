import type { appraise as english } from '../en/appraise.ts'

export const appraise: Record<keyof typeof english, string> = {}
