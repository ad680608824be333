import { migrations } from './migrations/index.ts'

/** The whole schema with its explanations, as the migrations write it into a depot, for `bewaarpost schema`. */
export function printSchema(): string {
  return migrations.map((sql, place) => `-- Version ${place + 1} of the depot\n\n${sql.trim()}\n`).join('\n')
}
