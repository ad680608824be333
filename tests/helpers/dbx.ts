/** A message of an Outlook Express folder to be built. */
export type DbxMessage = {
  /** Null of one of which only the headline was fetched. */
  readonly text: Buffer | null
  readonly flags?: number
  /** Whether the folder knows it: a text it does not know is one to recover. Default true. */
  readonly isKnown?: boolean
}

/** Where things are in a built folder, to damage them. */
export type BuiltDbx = {
  readonly file: Buffer
  /** Per message the places of its text segments. */
  readonly segments: readonly (readonly number[])[]
  readonly infos: readonly number[]
  readonly nodes: readonly number[]
}

const SEGMENT = 0x210
const ROOM = 0x200
const NODE = 0x27c

/**
 * A message folder as Outlook Express 5 writes it, from the published descriptions of its objects. Segments of all texts lie
 * mixed, and the tree has `perNode` entries in each of its nodes, which hang below each other in a chain of last children.
 */
export function buildDbx(messages: readonly DbxMessage[], perNode = 3): BuiltDbx {
  const parts: { at: number; bytes: Buffer }[] = []
  let end = 0x24bc
  const place = (size: number): { at: number; bytes: Buffer } => {
    const part = { at: end, bytes: Buffer.alloc(size) }
    part.bytes.writeUInt32LE(end, 0)
    parts.push(part)
    end += size
    return part
  }

  const segments = messages.map(({ text }) => ({ text: text ?? Buffer.alloc(0), places: [] as number[] }))
  const bodies = new Map<number, Buffer>()
  for (
    let round = 0;
    segments.some(({ text }) => text.length > round * ROOM || (round === 0 && text.length > 0));
    round++
  ) {
    for (const { text, places } of segments) {
      const piece = text.subarray(round * ROOM, (round + 1) * ROOM)
      if (piece.length === 0) continue
      const { at, bytes } = place(SEGMENT)
      bytes.writeUInt32LE(ROOM, 4)
      bytes.writeUInt32LE(piece.length, 8)
      piece.copy(bytes, 0x10)
      bodies.get(places.at(-1) ?? -1)?.writeUInt32LE(at, 12)
      bodies.set(at, bytes)
      places.push(at)
    }
  }

  const known = messages.flatMap(({ flags = 0, isKnown = true, text }, index) =>
    isKnown ? [{ flags, text: text === null ? null : (segments[index]?.places[0] ?? 0) }] : [],
  )
  const infos = known.map(({ flags, text }) => {
    const entries = text === null ? 1 : 2
    // Flags behind the index, the place of the text in the entry when it fits.
    const isShort = text !== null && text < 2 ** 24 && flags % 2 === 0
    const { at, bytes } = place(12 + entries * 4 + 8)
    bytes.writeUInt32LE(entries * 4 + 8, 4)
    bytes.writeUInt8(entries, 10)
    bytes.writeUInt8(0x01, 12)
    bytes.writeUInt32LE(flags, 12 + entries * 4)
    if (text === null) return at
    bytes.writeUInt8(isShort ? 0x84 : 0x04, 16)
    bytes.writeUIntLE(isShort ? text : 4, 17, 3)
    bytes.writeUInt32LE(text, 12 + entries * 4 + 4)
    return at
  })

  const nodes: number[] = []
  let parent: { bytes: Buffer; count: number } | null = null
  for (let done = 0; done < infos.length; done += perNode) {
    const { at, bytes } = place(NODE)
    const values = infos.slice(done, done + perNode)
    bytes.writeUInt8(values.length, 0x11)
    for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, 0x18 + index * 12)
    parent?.bytes.writeUInt32LE(at, 0x18 + (parent.count - 1) * 12 + 4)
    parent = { bytes, count: values.length }
    nodes.push(at)
  }

  const file = Buffer.alloc(end)
  Buffer.from('cfad12fec5fd746f', 'hex').copy(file)
  file.writeUInt32LE(end, 0x7c)
  file.writeUInt32LE(infos.length, 0xc4)
  file.writeUInt32LE(nodes[0] ?? 0, 0xe4)
  for (const { at, bytes } of parts) bytes.copy(file, at)
  return { file, segments: segments.map(({ places }) => places), infos, nodes }
}
