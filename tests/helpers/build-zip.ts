import { crc32, deflateRawSync } from 'node:zlib'

/** An entry to write, with everything about it that can be a lie. */
export type ZipPlan = {
  readonly name: string | Buffer
  readonly content: string | Buffer
  readonly stored?: boolean
  readonly method?: number
  readonly flags?: number
  /** The system it claims to be made on: 0 DOS, 3 Unix. */
  readonly host?: number
  /** Unix mode, in the upper half of the external attributes. */
  readonly mode?: number
  readonly declaredSize?: number
  readonly declaredCrc?: number
  /** Left out of the table of contents. */
  readonly hidden?: boolean
  /** Sizes only behind the data (bit 3), as streaming writers do. */
  readonly streamed?: boolean
  /** Another name before the data than in the table of contents. */
  readonly localName?: string
}

/** Writes a zip (APPNOTE.TXT) byte by byte, so that it can be wrong in any way. */
export function buildZip(plans: readonly ZipPlan[], declaredCount?: number): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const plan of plans) {
    const { local, central } = buildEntry(plan, offset)
    parts.push(local)
    offset += local.length
    if (plan.hidden !== true) directory.push(central)
  }
  const table = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(declaredCount ?? directory.length, 8)
  end.writeUInt16LE(declaredCount ?? directory.length, 10)
  end.writeUInt32LE(table.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, table, end])
}

function buildEntry(plan: ZipPlan, offset: number): { local: Buffer; central: Buffer } {
  const content = Buffer.from(plan.content)
  const packed = plan.stored === true ? content : deflateRawSync(content)
  const name = Buffer.from(plan.name)
  const localName = Buffer.from(plan.localName ?? plan.name)
  const common = Buffer.alloc(22)
  common.writeUInt16LE((plan.flags ?? 0x800) | (plan.streamed === true ? 8 : 0), 0)
  common.writeUInt16LE(plan.method ?? (plan.stored === true ? 0 : 8), 2)
  common.writeUInt32LE(0x58221860, 4)
  common.writeUInt32LE(plan.declaredCrc ?? crc32(content), 8)
  common.writeUInt32LE(packed.length, 12)
  common.writeUInt32LE(plan.declaredSize ?? content.length, 16)
  common.writeUInt16LE(name.length, 20)

  const local = Buffer.concat([Buffer.from('PK\x03\x04\x14\0', 'latin1'), common, Buffer.alloc(2)])
  local.writeUInt16LE(localName.length, 26)
  if (plan.streamed === true) local.fill(0, 14, 26)
  const descriptor = Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), common.subarray(8, 20)])

  const attributes = Buffer.alloc(16)
  attributes.writeUInt32LE(((plan.mode ?? 0) << 16) >>> 0, 8)
  attributes.writeUInt32LE(offset, 12)
  const made = Buffer.from([20, plan.host ?? 3, 20, 0])
  const central = Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), made, common, attributes, name])
  return {
    local: Buffer.concat([local, localName, packed, plan.streamed === true ? descriptor : Buffer.alloc(0)]),
    central,
  }
}
