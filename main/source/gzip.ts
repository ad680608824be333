import { gzipTime } from './gzip-members.ts'
import type { Listing, Subject } from './listing.ts'
import { isoTime } from './time.ts'

/**
 * A gzip holds one file: its content, named as the gzip itself without '.gz' ('.tgz' becomes '.tar'), which people see, rather
 * than as the header says. Its size is only known when unpacked (the header keeps it modulo 2³²).
 */
export async function listGzip({ bytes, path, modified }: Subject): Promise<Listing> {
  const time = gzipTime(bytes.read(0, 1024))
  const base = path.slice(path.lastIndexOf('/') + 1)
  const name = base.replace(/\.tgz$/i, '.tar').replace(/(?<=.)\.gz$/i, '')
  const entry = {
    name: Buffer.from(name).toString('latin1'),
    text: name,
    modified: time === 0 ? modified : isoTime(time * 1000),
    start: 0,
    length: bytes.size,
    packing: 'gzip' as const,
    size: 0,
    crc: null,
    problems: [],
    obstacle: null,
  }
  return { entries: [entry], folders: [], survey: { stream: 1 }, problems: [] }
}
