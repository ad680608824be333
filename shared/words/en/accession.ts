export const accession = {} as const
