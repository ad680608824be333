/**
 * An Outlook item as its properties say it ([MS-OXCMSG] §2.2, [MS-OXCDATA] §2.8): what a PST, an .msg and a winmail.dat have in
 * common. Values stay the bytes they were; `values.ts` reads them as numbers, times and text.
 */
export type MapiItem = {
  /** In the order of `compareProperties`, each property once. */
  readonly properties: readonly Property[]
  /** One list of properties per row of the recipient table, in the order of the table. */
  readonly recipients: Iterable<readonly Property[]>
  /** In the order of the attachment table. Can be gone through again and gives the same. */
  readonly attachments: Iterable<MapiAttachment>
}

export type MapiAttachment = {
  /** As of an item. PidTagAttachDataBinary or PidTagAttachDataObject, when it is bytes, is among them. */
  readonly properties: readonly Property[]
  /** The item attached (PidTagAttachMethod afEmbeddedMessage), null for everything else. */
  readonly embedded: MapiItem | null
}

/** The name of a property whose identifier each store assigns anew ([MS-OXPROPS] §1.3.2). */
export type PropertyName = {
  /** The property set: lower case with hyphens, "00020329-0000-0000-c000-000000000046". */
  readonly set: string
  /** A number (PidLid…) or a string (PidName…). */
  readonly name: number | string
}

export type Property = {
  /** 0x0001–0x7FFF as assigned by [MS-OXPROPS]; of a named property what the source called it, which says nothing elsewhere. */
  readonly id: number
  /** [MS-OXCDATA] §2.11.1, with 0x1000 added for several values. */
  readonly type: number
  /** Null of an ordinary property, and of a named one whose name the source lost. */
  readonly name: PropertyName | null
  readonly value: PropertyValue
}

/**
 * The bytes of a value as [MS-OXCDATA] §2.11.1 lays it out, little-endian: numbers and times in their width, a boolean as one
 * byte, text without its end mark (UTF-16LE of PtypString, the code page's bytes of PtypString8), everything else as it is.
 * An array holds several values. What is larger than LARGE_VALUE comes in pieces.
 */
export type PropertyValue = Buffer | readonly Buffer[] | LargeValue

/** A value that is not held in memory. `pieces` can be called again and gives the same. */
export type LargeValue = { readonly size: number; pieces(): Iterable<Buffer> }

/** Bytes above which a value is handed on in pieces. */
export const LARGE_VALUE = 1024 * 1024

/** Levels of items attached to items that are opened. A deeper one is kept as the bytes it is, with the problem `parts-too-deep`. */
export const EMBEDDED_DEPTH = 20

/** Ordinary properties by identifier, then named ones by set, numbers before strings, by number or string; then nameless ones. */
export function compareProperties(a: Property, b: Property): number {
  if (a.id < 0x8000 || b.id < 0x8000) return a.id - b.id
  if (a.name === null || b.name === null)
    return Number(a.name === null) - Number(b.name === null) || a.id - b.id
  return compareText(a.name.set, b.name.set) || compareNames(a.name.name, b.name.name)
}

function compareNames(a: number | string, b: number | string): number {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1
  return typeof b === 'number' ? 1 : compareText(a, b)
}

/** By code unit: the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
