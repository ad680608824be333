import fc from 'fast-check'
import type { MapiItem, Property, PropertyName } from '../../main/read/mapi/item.ts'

const sets = {
  appointment: '00062002-0000-0000-c000-000000000046',
  task: '00062003-0000-0000-c000-000000000046',
  address: '00062004-0000-0000-c000-000000000046',
  common: '00062008-0000-0000-c000-000000000046',
  log: '0006200a-0000-0000-c000-000000000046',
  note: '0006200e-0000-0000-c000-000000000046',
  meeting: '6ed8da90-450b-101b-98da-00aa003f1305',
  strings: '00020329-0000-0000-c000-000000000046',
} as const

/** An identifier, or one of a property set: ['appointment', 0x8208]. */
export type Place = number | readonly [set: keyof typeof sets, name: number | string]

const property = (place: Place, type: number, value: Property['value']): Property => ({
  id: typeof place === 'number' ? place : 0x8000,
  type,
  name: typeof place === 'number' ? null : nameOf(place),
  value,
})

function nameOf([set, name]: readonly [keyof typeof sets, number | string]): PropertyName {
  return { set: sets[set], name }
}

/** Properties as an Outlook item has them, from plain values; times as "2014-03-03T10:00" in UTC. */
export const prop = {
  text: (place: Place, text: string) => property(place, 0x001f, Buffer.from(text, 'utf16le')),
  texts: (place: Place, texts: readonly string[]) =>
    property(
      place,
      0x101f,
      texts.map((text) => Buffer.from(text, 'utf16le')),
    ),
  text8: (place: Place, bytes: Buffer) => property(place, 0x001e, bytes),
  number(place: Place, number: number) {
    const value = Buffer.alloc(4)
    value.writeInt32LE(number)
    return property(place, 0x0003, value)
  },
  float(place: Place, number: number) {
    const value = Buffer.alloc(8)
    value.writeDoubleLE(number)
    return property(place, 0x0005, value)
  },
  flag: (place: Place, flag: boolean) => property(place, 0x000b, Buffer.from([Number(flag)])),
  time(place: Place, time: string) {
    const value = Buffer.alloc(8)
    value.writeBigUInt64LE((BigInt(Date.parse(`${time}Z`)) + 11_644_473_600_000n) * 10_000n)
    return property(place, 0x0040, value)
  },
  bytes: (place: Place, bytes: Buffer) => property(place, 0x0102, bytes),
  buffers: (place: Place, bytes: readonly Buffer[]) => property(place, 0x1102, bytes),
}

/** An item of a class with these properties and recipients. */
export function item(
  itemClass: string,
  properties: readonly Property[],
  recipients: readonly (readonly Property[])[] = [],
): MapiItem {
  return { properties: [prop.text(0x001a, itemClass), ...properties], recipients, attachments: [] }
}

/** A row of the recipient table: name and SMTP address, 1 required, 2 optional, 3 resource, and the track status. */
export function recipient(name: string, address: string, type = 1, track = 0): Property[] {
  const mail = [prop.text(0x3002, 'SMTP'), prop.text(0x3003, address)]
  return [prop.number(0x0c15, type), prop.text(0x3001, name), ...mail, prop.number(0x5fff, track)]
}

/** A one-off entry identifier ([MS-OXCDATA] §2.2.5.1) in UTF-16. */
export function oneOff(name: string, address: string): Buffer {
  const head = Buffer.from('00000000812b1fa4bea310199d6e00dd010f540200000190', 'hex')
  return Buffer.concat([head, Buffer.from(`${name}\0SMTP\0${address}\0`, 'utf16le')])
}

/** Texts made of what ends, folds, quotes and escapes a line, and of characters of one to four bytes. */
export const hostileText = fc
  .array(
    fc.constantFrom(
      ...[
        '\r',
        '\n',
        '\r\n',
        '\0',
        '\t',
        ' ',
        ';',
        ',',
        ':',
        '"',
        '^',
        '^n',
        '\\',
        '\\n',
        '\u2028',
        '\u0085',
      ],
      ...['a', 'é', '漢', '😀', '\ud800', 'BEGIN:', 'END:', 'ATTACH:', 'x'.repeat(70)],
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))
