import { type Blocks, unlessDamaged } from './blocks.ts'
import type { Encryption } from './encryption.ts'
import type { Header } from './header.ts'

/** The signatures of a property context on a heap, in the first block of its node ([MS-PST] §2.3.1.2). */
const HEAP = 0xec
const PROPERTY_CONTEXT = 0xbc

/**
 * The encryption that the header says, when its checksum is right. Else the one with which a block that must be a property
 * context begins like one, be it another than is said; null when none of the three does and the header says none of them.
 */
export function provenEncryption(
  header: Header,
  block: number,
  blocksWith: (encryption: Encryption) => Blocks,
): Encryption | null {
  const said = header.encryption
  if (header.sound && said !== null) return said
  const methods: readonly Encryption[] = ['none', 'permute', 'cyclic']
  const proven = (said === null ? methods : [said, ...methods]).find((method) => {
    const blocks = blocksWith(method)
    const bytes = unlessDamaged(() => blocks.read(blocks.place(block)))
    return bytes !== null && bytes[2] === HEAP && bytes[3] === PROPERTY_CONTEXT
  })
  return proven ?? said
}
