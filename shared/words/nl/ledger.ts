import type { ledger as english } from '../en/ledger.ts'

export const ledger: Record<keyof typeof english, string> = {}
