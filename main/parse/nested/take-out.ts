import { NESTED_FILE_BYTES, type Room } from './bounds.ts'
import { type InnerFile, refused, type Unpacked } from './zip.ts'

/** Unpacks a file of a container while there is room for one more, and takes what that cost off the room. */
export function takeOut(file: InnerFile, room: Room): Unpacked {
  if (room.files <= 0) return refused('more files than are taken in')
  if (room.bytes <= 0) return refused('more bytes than are taken in')
  const unpacked = file.unpack(Math.min(room.bytes, NESTED_FILE_BYTES))
  room.files--
  room.bytes -= unpacked.cost
  return unpacked
}
