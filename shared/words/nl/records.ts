import type { records as english } from '../en/records.ts'

export const records: Record<keyof typeof english, string> = {}
