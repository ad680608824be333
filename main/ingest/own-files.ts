/** The paths an open depot is made of, itself and what lies beside it: never a part of a drive that is read. */
export function ownFiles(depot: string): string[] {
  return ['', '-wal', '-shm', '-lock', '-spool'].map((ending) => depot + ending)
}
