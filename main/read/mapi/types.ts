/** Types of property values ([MS-OXCDATA] §2.11.1). */
export const PtypNull = 0x0001
export const PtypInteger16 = 0x0002
export const PtypInteger32 = 0x0003
export const PtypFloating32 = 0x0004
export const PtypFloating64 = 0x0005
export const PtypCurrency = 0x0006
export const PtypFloatingTime = 0x0007
export const PtypErrorCode = 0x000a
export const PtypBoolean = 0x000b
export const PtypObject = 0x000d
export const PtypInteger64 = 0x0014
export const PtypString8 = 0x001e
export const PtypString = 0x001f
export const PtypTime = 0x0040
export const PtypGuid = 0x0048
export const PtypServerId = 0x00fb
export const PtypBinary = 0x0102
/** Added to a type: several values. */
export const MULTIPLE = 0x1000

const widths: ReadonlyMap<number, number> = new Map([
  [PtypNull, 0],
  [PtypInteger16, 2],
  [PtypInteger32, 4],
  [PtypFloating32, 4],
  [PtypFloating64, 8],
  [PtypCurrency, 8],
  [PtypFloatingTime, 8],
  [PtypErrorCode, 4],
  [PtypBoolean, 1],
  [PtypInteger64, 8],
  [PtypTime, 8],
  [PtypGuid, 16],
])

/** Whether a property of this type has several values. */
export function isMultiple(type: number): boolean {
  return (type & MULTIPLE) !== 0
}

/** The type of each of several values; a type of one value is itself. */
export function singleOf(type: number): number {
  return type & ~MULTIPLE
}

/** Bytes of one value of this type, as a `PropertyValue` has it, where all have as many; null where each has its own length. */
export function widthOf(type: number): number | null {
  return widths.get(singleOf(type)) ?? null
}

/** Bytes that mark the end of a text of this type where one is written: two of UTF-16, one of 8-bit text, none of others. */
export function endMarkOf(type: number): number {
  const single = singleOf(type)
  return single === PtypString ? 2 : Number(single === PtypString8)
}

/** A value of this type without the end mark that some programs write behind a text. */
export function withoutEndMark(bytes: Buffer, type: number): Buffer {
  const end = bytes.length - endMarkOf(type)
  return end >= 0 && bytes.subarray(end).every((byte) => byte === 0) ? bytes.subarray(0, end) : bytes
}
