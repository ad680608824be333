import { decodeUtf16 } from './mapi/encoding.ts'

/** A shifted run of modified UTF-7 (RFC 3501 §5.1.3): base64 with "," for "/", no padding; empty for "&" itself. */
const shifted = /&([A-Za-z0-9+,]*)-/g
const wholeName = /^(?:[^&]|&[A-Za-z0-9+,]*-)*$/

/** Decodes a mailbox name in modified UTF-7 (RFC 3501 §5.1.3). A name that is not well-formed is left as it is. */
export function decodeMailboxName(name: string): string {
  if (!wholeName.test(name)) return name
  let sound = true
  const decoded = name.replace(shifted, (run, coded: string) => {
    if (coded === '') return '&'
    const text = decodeRun(coded)
    sound &&= text !== null
    return text ?? run
  })
  return sound ? decoded : name
}

/** UTF-16BE in base64; null when bits are left over or a surrogate stands alone. */
function decodeRun(coded: string): string | null {
  const base64 = coded.replaceAll(',', '/')
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length % 2 !== 0 || bytes.toString('base64').replace(/=+$/, '') !== base64) return null
  const text = decodeUtf16(bytes.swap16())
  return text.isWellFormed() ? text : null
}
