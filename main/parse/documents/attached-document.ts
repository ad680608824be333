import type { DocumentKind } from '../nested/container.ts'

/** A document attached to a message, or in a container that is, whose text was not read yet. */
export type AttachedDocument = {
  /** As of an attachment. */
  readonly path: string
  readonly kind: DocumentKind
  /** Bytes. */
  readonly size: number
  /** Its bytes, decoded or unpacked anew; null when that fails. */
  read(): Buffer | null
}
