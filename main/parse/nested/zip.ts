import { crc32, inflateRawSync } from 'node:zlib'
import { nameText, zipNameText } from '../../source/names.ts'
import { readZipDirectory, type ZipEntry } from './zip-directory.ts'

/**
 * What came out of a container, or why nothing did; both where the bytes are not what they were. `cost`: bytes unpacked to find
 * out, which count against the room although they may be gone.
 */
export type Unpacked = { readonly bytes: Buffer | null; readonly fault: string | null; readonly cost: number }

/** A file in a container. */
export type InnerFile = {
  /** A label, untrusted: never a path. "/" between folders. */
  readonly name: string
  /** Unpacks at most `most` bytes; more is a fault. Can be called again and gives the same. Never throws. */
  unpack(most: number): Unpacked
}

/** The files of a zip in the order of its table of contents, folders left out. Never throws. */
export function filesOfZip(bytes: Buffer): {
  readonly files: readonly InnerFile[]
  readonly fault: string | null
} {
  const { entries, fault } = readZipDirectory(bytes)
  const files = entries
    .filter((entry) => !(entry.size === 0 && /[/\\]$/.test(entry.name)))
    .map((entry) => ({ name: nameOf(entry), unpack: (most: number) => unpack(bytes, entry, most) }))
  return { files, fault }
}

function nameOf({ name, flags }: ZipEntry): string {
  return ((flags & 0x800) === 0 ? zipNameText(name) : nameText(name)).text.replaceAll('\\', '/')
}

/** Why an entry encrypted with a password is not opened. */
export const ENCRYPTED = 'encrypted with a password'

function unpack(bytes: Buffer, entry: ZipEntry, most: number): Unpacked {
  const { dataStart, packed, method, flags, size } = entry
  if (flags & 1) return refused(ENCRYPTED)
  if (method !== 0 && method !== 8) return refused(`compression method ${method}`)
  if (dataStart < 0 || dataStart > bytes.length) return refused('no data where the table of contents says')
  if (size > most || (method === 0 && packed > most)) return refused(TOO_LARGE)
  const data = bytes.subarray(dataStart, dataStart + packed)
  // No more than the entry claims, unless nothing says how much that is: what it costs is known before.
  const bound = entry.isOpen ? most : size
  try {
    const whole = method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, bound) })
    return { bytes: whole, fault: faultIn(whole, entry), cost: whole.length }
  } catch (error) {
    return refused(whyNot(error), bound)
  }
}

function faultIn(whole: Buffer, { size, crc, isOpen }: ZipEntry): string | null {
  if (isOpen) return null
  if (whole.length !== size) return 'damaged'
  return crc32(whole) === crc ? null : 'the checksum differs'
}

/** Nothing was unpacked, and why. */
export function refused(fault: string, cost = 0): Unpacked {
  return { bytes: null, fault, cost }
}

/** Why something larger than is unpacked is not. */
export const TOO_LARGE = 'unpacks to more than is taken in'

/** What an error of zlib means. */
export function whyNot(error: unknown): string {
  const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
  return isTooLarge ? TOO_LARGE : 'damaged'
}
