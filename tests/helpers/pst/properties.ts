import type { LargeValue, Property } from '../../../main/read/mapi/item.ts'
import { BINARY, SEVERAL, TEXT, TEXT8 } from './values.ts'

/** Property sets by the names that [MS-OXPROPS] §1.3.2 gives them. */
export const sets = {
  mapi: '00020328-0000-0000-c000-000000000046',
  publicStrings: '00020329-0000-0000-c000-000000000046',
  common: '00062008-0000-0000-c000-000000000046',
  address: '00062004-0000-0000-c000-000000000046',
  appointment: '00062002-0000-0000-c000-000000000046',
  meeting: '6ed8da90-450b-101b-98da-00aa003f1305',
  task: '00062003-0000-0000-c000-000000000046',
  note: '0006200e-0000-0000-c000-000000000046',
  log: '0006200a-0000-0000-c000-000000000046',
  post: '00062041-0000-0000-c000-000000000046',
  internetHeaders: '00020386-0000-0000-c000-000000000046',
} as const

export function property(id: number, type: number, value: Property['value']): Property {
  return { id, type, name: null, value }
}

/** The same value under a name; the file assigns the identifier. */
export function named(set: string, name: number | string, { type, value }: Property): Property {
  return { id: 0, type, name: { set, name }, value }
}

export function int32(id: number, value: number): Property {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value | 0)
  return property(id, 0x0003, bytes)
}

export function double(id: number, value: number): Property {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(value)
  return property(id, 0x0005, bytes)
}

export function bool(id: number, value: boolean): Property {
  return property(id, 0x000b, Buffer.from([Number(value)]))
}

/** PtypTime: units of 100 ns since 1601 ([MS-OXCDATA] §2.11.1). */
export function time(id: number, at: Date): Property {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(ticksOf(at))
  return property(id, 0x0040, bytes)
}

export function ticksOf(at: Date): bigint {
  return (BigInt(at.getTime()) + 11_644_473_600_000n) * 10_000n
}

export function text(id: number, value: string): Property {
  return property(id, TEXT, Buffer.from(value, 'utf16le'))
}

/** Text in a code page: its bytes, or Latin characters. */
export function text8(id: number, value: string | Buffer): Property {
  return property(id, TEXT8, Buffer.from(typeof value === 'string' ? Buffer.from(value, 'latin1') : value))
}

export function binary(id: number, value: Buffer | LargeValue): Property {
  return property(id, BINARY, value)
}

/** Sixteen bytes, as a GUID lies in a file. */
export function guid(id: number, value: string): Property {
  return property(id, 0x0048, guidBytes(value))
}

export function texts(id: number, values: readonly string[]): Property {
  return property(
    id,
    SEVERAL | TEXT,
    values.map((value) => Buffer.from(value, 'utf16le')),
  )
}

/** Several values of a type, each as the bytes of one. */
export function several(id: number, type: number, values: readonly Buffer[]): Property {
  return property(id, SEVERAL | type, values)
}

/** A GUID as it is written for people, as bytes: three numbers little-endian, then eight bytes ([MS-DTYP] §2.3.4.2). */
export function guidBytes(value: string): Buffer {
  const plain = Buffer.from(value.replaceAll('-', ''), 'hex')
  plain.subarray(0, 4).reverse()
  plain.subarray(4, 6).reverse()
  plain.subarray(6, 8).reverse()
  return plain
}
