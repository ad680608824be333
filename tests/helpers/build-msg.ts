import CFB from 'cfb'
import type { MapiItem, Property, PropertyName } from '../../main/read/mapi/item.ts'

/**
 * An .msg file from [MS-OXMSG], written by nothing that reads one here: the compound file by a library, what is in it by this.
 * Every text gets an end mark.
 */
export function buildMsg(item: MapiItem): Buffer {
  const file = CFB.utils.cfb_new()
  CFB.utils.cfb_del(file, '/\u0001Sh33tJ5')
  const names: PropertyName[] = []
  const add = (path: string, bytes: Buffer): void => {
    CFB.utils.cfb_add(file, path, bytes, { unsafe: true })
  }
  addItem({ add, names }, item, '/', 32)
  addNames(add, names)
  return Buffer.from(CFB.write(file, { type: 'buffer' }))
}

type Build = { readonly names: PropertyName[]; add(path: string, bytes: Buffer): void }

function addItem(build: Build, item: MapiItem, path: string, preface: number): void {
  addProperties(build, item.properties, path, prefaceOf(item, preface))
  for (const [place, row] of [...item.recipients].entries())
    addProperties(build, row, `${path}__recip_version1.0_#${hex(place)}/`, Buffer.alloc(8))
  for (const [place, { properties, embedded }] of [...item.attachments].entries()) {
    const folder = `${path}__attach_version1.0_#${hex(place)}/`
    addProperties(build, properties, folder, Buffer.alloc(8))
    if (embedded !== null) addItem(build, embedded, `${folder}__substg1.0_3701000D/`, 24)
  }
}

/** [MS-OXMSG] §2.4.1.1: the next numbers of recipients and attachments, and how many there are. */
function prefaceOf({ recipients, attachments }: MapiItem, length: number): Buffer {
  const preface = Buffer.alloc(length)
  for (const at of [8, 16]) {
    preface.writeUInt32LE([...recipients].length, at)
    preface.writeUInt32LE([...attachments].length, at + 4)
  }
  return preface
}

const widths: Readonly<Record<number, number>> = {
  1: 0,
  2: 2,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 1,
  20: 8,
  64: 8,
}

function addProperties(build: Build, properties: readonly Property[], path: string, preface: Buffer): void {
  const entries = [preface]
  for (const property of properties) {
    const tag = idOf(property, build.names) * 0x10000 + property.type
    const entry = Buffer.alloc(16)
    entry.writeUInt32LE(tag)
    entry.writeUInt32LE(6, 4)
    const stream = `${path}__substg1.0_${hex(tag)}`
    if (Array.isArray(property.value)) addSeveral(build, stream, property.type & 0xfff, property.value)
    else if (Buffer.isBuffer(property.value)) {
      const isFixed = widths[property.type] !== undefined
      const bytes = isFixed ? property.value : withEnd(property.value, property.type)
      if (isFixed) bytes.copy(entry, 8)
      else {
        entry.writeUInt32LE(bytes.length, 8)
        build.add(stream, bytes)
      }
    }
    entries.push(entry)
  }
  build.add(`${path}__properties_version1.0`, Buffer.concat(entries))
}

function addSeveral(build: Build, stream: string, type: number, values: readonly Buffer[]): void {
  const width = type === 0x48 ? 16 : widths[type]
  if (width !== undefined && width > 0) {
    build.add(stream, Buffer.concat(values))
    return
  }
  const lengths = values.map((value) => {
    const length = Buffer.alloc(type === 0x102 ? 8 : 4)
    length.writeUInt32LE(withEnd(value, type).length)
    return length
  })
  build.add(stream, Buffer.concat(lengths))
  for (const [place, value] of values.entries()) build.add(`${stream}-${hex(place)}`, withEnd(value, type))
}

function withEnd(value: Buffer, type: number): Buffer {
  if (type === 0x1f) return Buffer.concat([value, Buffer.alloc(2)])
  return type === 0x1e ? Buffer.concat([value, Buffer.alloc(1)]) : value
}

/** The number this file gives to a named property: 0x8000 and its place among the names. */
function idOf({ id, name }: Property, names: PropertyName[]): number {
  if (name === null) return id
  const known = names.findIndex((other) => other.set === name.set && other.name === name.name)
  if (known < 0) names.push(name)
  return 0x8000 + (known < 0 ? names.length - 1 : known)
}

function addNames(add: Build['add'], names: readonly PropertyName[]): void {
  const sets = [...new Set(names.map(({ set }) => set))]
  const texts: Buffer[] = []
  let length = 0
  const entries = names.map(({ set, name }, place) => {
    const entry = Buffer.alloc(8)
    const isText = typeof name === 'string'
    entry.writeUInt32LE(isText ? length : name)
    entry.writeUInt16LE((sets.indexOf(set) + 3) * 2 + Number(isText), 4)
    entry.writeUInt16LE(place, 6)
    if (isText) {
      const text = Buffer.from(name, 'utf16le')
      const piece = Buffer.alloc(4 + Math.ceil(text.length / 4) * 4)
      piece.writeUInt32LE(text.length)
      text.copy(piece, 4)
      texts.push(piece)
      length += piece.length
    }
    return entry
  })
  const folder = '/__nameid_version1.0/__substg1.0_'
  add(`${folder}00020102`, Buffer.concat(sets.map(guid)))
  add(`${folder}00030102`, Buffer.concat(entries))
  add(`${folder}00040102`, Buffer.concat(texts))
}

/** Its first three fields turned round. */
export function guid(text: string): Buffer {
  const [a = '', b = '', c = '', ...rest] = text.split('-')
  const turned = [a, b, c].map((field) => Buffer.from(field, 'hex').reverse())
  return Buffer.concat([...turned, Buffer.from(rest.join(''), 'hex')])
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(8, '0')
}
