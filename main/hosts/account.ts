import { userInfo } from 'node:os'

/** The name of the computer account; some systems have none to tell. */
export function accountName(): string {
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}
