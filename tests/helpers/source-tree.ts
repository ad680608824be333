import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { isArchiveFormat, openArchive } from '../../main/source/archive.ts'
import { bytesOf } from '../../main/source/bytes.ts'
import { detect, HEAD_SIZE } from '../../main/source/detect.ts'
import type { ArchiveEnd, Found, SourceFile, SourceProblem } from '../../main/source/file.ts'
import { findRoot } from '../../main/source/medium.ts'
import { walkDrive } from '../../main/source/walk.ts'

/** A signal that never comes. */
export const patience: AbortSignal = new AbortController().signal

/** Runs `work` in a new folder that is removed afterwards. */
export async function inFolder<T>(work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'bewaarpost-test-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Writes a file below a folder, with the folders above it. */
export function put(folder: string, path: string, content: string | Buffer = 'x'): string {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  return file
}

export async function walkAll(roots: readonly string[], exclude: readonly string[] = []): Promise<Found[]> {
  const found: Found[] = []
  for await (const one of walkDrive(roots, { signal: patience, exclude })) found.push(one)
  return found
}

/** A file of the drive that lies in memory. */
export function fileOf(content: Buffer, path = 'archief'): SourceFile {
  return {
    step: 'file',
    path,
    pathBytes: Buffer.from(path),
    root: findRoot(tmpdir()),
    within: [],
    place: 0,
    size: content.length,
    modified: '',
    problems: [],
    identity: null,
    mailFolder: 'plain',
    open: async () => ({ bytes: bytesOf(content), problems: [] }),
  }
}

/** What came out of an entry: its bytes (null: none) and every problem of it. */
export type Unpacked = {
  readonly path: string
  readonly content: Buffer | null
  readonly kinds: readonly string[]
  readonly found: SourceFile | SourceProblem
}

export type Opening = { readonly entries: readonly Unpacked[]; readonly end: ArchiveEnd }

/** Opens an archive by what its bytes are and unpacks all entries, one after the other. */
export async function openAll(container: SourceFile, spoolDir: string): Promise<Opening> {
  const { bytes } = await container.open()
  const format = bytes === null ? '' : detect(bytes.read(0, HEAD_SIZE), container.path, bytes.size).format
  bytes?.close()
  if (!isArchiveFormat(format)) throw new Error(`${container.path} is ${format}, no archive`)
  const entries: Unpacked[] = []
  for await (const step of openArchive(format, container, { signal: patience, spoolDir })) {
    if (step.step === 'end') return { entries, end: step }
    entries.push(await unpackOne(step))
  }
  throw new Error('an archive without an end')
}

async function unpackOne(found: Found): Promise<Unpacked> {
  const kinds = found.problems.map((problem) => problem.kind)
  if (found.step === 'unreadable') return { path: found.path, content: null, kinds, found }
  const { bytes, problems } = await found.open()
  const content = bytes === null ? null : Buffer.from(bytes.read(0, bytes.size))
  bytes?.close()
  return { path: found.path, content, kinds: [...kinds, ...problems.map((problem) => problem.kind)], found }
}
