import type { problems as english } from '../en/problems.ts'

export const problems: Record<keyof typeof english, string> = {}
