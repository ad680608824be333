import { type Account, emptyAccount } from '../store/source-files.ts'

/** What is counted while writing, for the summary. */
export type Written = Account & {
  files: number
  present: number
  /** Sizes of the files on the drive itself. */
  bytes: number
  /** Of these: bytes of mail that are done, for progress. */
  bytesDone: number
}

/** Seconds spent, by what on. */
export type Spent = { contents: number; catalogue: number; index: number; commit: number }

/** Where counting begins. */
export const nothingWritten = (): Written => ({
  ...emptyAccount(),
  files: 0,
  present: 0,
  bytes: 0,
  bytesDone: 0,
})
