/** Containers inside each other that are opened: a message in a zip in a message is two. */
export const NESTED_DEPTH = 4
/** Files in containers of one message, all together. Beyond lies a copied drive or a bomb; its container is kept whole. */
export const NESTED_FILES = 5_000
/** Bytes unpacked from containers of one message, all together; and of one file, which is in memory at once. */
export const NESTED_BYTES = 128 * 1024 * 1024
export const NESTED_FILE_BYTES = 64 * 1024 * 1024

/** What may still be taken out of the containers of one message. */
export type Room = { files: number; bytes: number }

export function makeRoom(): Room {
  return { files: NESTED_FILES, bytes: NESTED_BYTES }
}
