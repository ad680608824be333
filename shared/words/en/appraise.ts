export const appraise = {} as const
