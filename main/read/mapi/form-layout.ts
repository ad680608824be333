/**
 * The first line of the property set form, which README.md describes byte by byte. Its first byte is in no header of a message;
 * the number is the version of the form.
 */
export const MAGIC = Buffer.from('\x89Bewaarpost property set 1\n', 'latin1')

/** Whether a content is in the property set form, by its first line. */
export function isPropertySet(bytes: Buffer): boolean {
  return bytes.subarray(0, MAGIC.length).equals(MAGIC)
}

/** Marks of the stream ([MS-OXCFXICS] §2.2.4.1.4), as identifier * 0x10000 + type. */
export const Mark = {
  startMessage: 0x400c0003,
  startAssociated: 0x40100003,
  endMessage: 0x400d0003,
  startRecipient: 0x40030003,
  endRecipient: 0x40040003,
  startAttachment: 0x40000003,
  endAttachment: 0x400e0003,
  startEmbedded: 0x40010003,
  endEmbedded: 0x40020003,
  /** Ours: what follows is a property, though its identifier and type look like a mark. */
  property: 0x40ff0003,
} as const

const marks: ReadonlySet<number> = new Set(Object.values(Mark))

/** Whether four bytes that begin a property would be taken for a mark. */
export function isMark(tag: number): boolean {
  return marks.has(tag)
}

/** How a property is named, in one byte ([MS-OXCFXICS] §2.2.4.1; 0xFF: [MS-OXCDATA] §2.6.1). */
export const NameKind = { number: 0, text: 1, lost: 0xff } as const
