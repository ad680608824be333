import type { Beside } from '../../main/read/item.ts'
import { bytesOf } from '../../main/source/bytes.ts'

/** A property list as Apple Mail writes it. */
export function propertyList(flags: number): Buffer {
  return Buffer.from(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n' +
      '<plist version="1.0">\n<dict>\n\t<key>conversation-id</key>\n\t<integer>7</integer>\n' +
      `\t<key>flags</key>\n\t<integer>${flags}</integer>\n</dict>\n</plist>\n`,
  )
}

/** An .emlx file: the count (of the message, or the one given), the message, the property list. */
export function emlxOf(message: Buffer, flags = 0, count = message.length): Buffer {
  return Buffer.concat([Buffer.from(`${String(count).padEnd(10)}\n`), message, propertyList(flags)])
}

/** Files beside an .emlx of this name, by their path from its folder; what becomes too large for memory needs a `spool`. */
export function besideOf(name: string, files: Readonly<Record<string, Buffer>>): Beside {
  return {
    name,
    spool: '',
    open: async (path) => {
      const file = files[path]
      return { bytes: file === undefined ? null : bytesOf(file), problems: [] }
    },
    judge: (error) => {
      throw error
    },
    list: (folder) => {
      const inside = Object.keys(files).filter((path) => path.startsWith(`${folder}/`))
      return [...new Set(inside.map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''))].sort()
    },
  }
}
