import type { MapiItem, Property } from '../../main/read/mapi/item.ts'
import { guid } from './build-msg.ts'

/** A winmail.dat from [MS-OXTNEF], written by nothing that reads one here. All that the item says is in its properties. */
export function buildTnef(item: MapiItem): Buffer {
  const recipients = [...item.recipients]
  return tnefOf(
    attribute(1, 0x00089006, uint32(0x10000)),
    attribute(1, 0x00069003, propertyList(item.properties)),
    ...(recipients.length > 0
      ? [
          attribute(
            1,
            0x00069004,
            Buffer.concat([uint32(recipients.length), ...recipients.map((row) => propertyList(row))]),
          ),
        ]
      : []),
    ...[...item.attachments].flatMap(({ properties, embedded }) => [
      attribute(2, 0x00069002, Buffer.from('0100ffffffff00000000000000', 'hex')),
      attribute(2, 0x00069005, propertyList(properties, embedded)),
    ]),
  )
}

/** A stream of these attributes. */
export function tnefOf(...attributes: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from('789f3e220100', 'hex'), ...attributes])
}

/** Level 1 of the message, 2 of an attachment; with its checksum. */
export function attribute(level: number, id: number, data: Buffer): Buffer {
  const sum = data.reduce((total, byte) => (total + byte) % 0x10000, 0)
  return Buffer.concat([
    Buffer.from([level]),
    uint32(id),
    uint32(data.length),
    data,
    uint32(sum).subarray(0, 2),
  ])
}

export function propertyList(properties: readonly Property[], embedded: MapiItem | null = null): Buffer {
  const object = embedded === null ? [] : [objectOf(embedded)]
  return Buffer.concat([
    uint32(properties.length + object.length),
    ...properties.map(propertyBytes),
    ...object,
  ])
}

/** PidTagAttachDataObject: IID_IMessage and a stream of its own. */
function objectOf(item: MapiItem): Buffer {
  const bytes = Buffer.concat([guid('00020307-0000-0000-c000-000000000046'), buildTnef(item)])
  return Buffer.concat([uint32(0x3701000d), uint32(1), uint32(bytes.length), padded(bytes)])
}

const fixed: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7, 10, 11, 20, 64, 72])

function propertyBytes({ id, type, name, value }: Property): Buffer {
  const head = [uint32(id * 0x10000 + type)]
  if (name !== null) {
    head.push(guid(name.set), uint32(typeof name.name === 'string' ? 1 : 0))
    if (typeof name.name === 'string') head.push(sized(Buffer.from(`${name.name}\0`, 'utf16le')))
    else head.push(uint32(name.name))
  }
  const single = type & 0xfff
  const values = (Array.isArray(value) ? value : [value]).filter((one) => Buffer.isBuffer(one))
  const written = values.map((one) => (fixed.has(single) ? padded(one) : sized(withEnd(one, single))))
  const isCounted = Array.isArray(value) || !fixed.has(single)
  return Buffer.concat([...head, ...(isCounted ? [uint32(values.length)] : []), ...written])
}

function withEnd(value: Buffer, type: number): Buffer {
  if (type === 0x1f) return Buffer.concat([value, Buffer.alloc(2)])
  return type === 0x1e ? Buffer.concat([value, Buffer.alloc(1)]) : value
}

function sized(bytes: Buffer): Buffer {
  return Buffer.concat([uint32(bytes.length), padded(bytes)])
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
