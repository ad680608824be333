import type { accession as english } from '../en/accession.ts'

export const accession: Record<keyof typeof english, string> = {}
