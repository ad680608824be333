import type { reading as english } from '../en/reading.ts'

export const reading: Record<keyof typeof english, string> = {}
