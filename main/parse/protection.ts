import { decodeHead } from './body.ts'
import type { Part } from './structure.ts'

export type Protection = 'none' | 'signed' | 'encrypted'

/** The object identifiers of PKCS #7 (RFC 5652 §5.1, §6.1) as DER has them: signedData and envelopedData. */
const SIGNED_DATA = Buffer.from('2a864886f70d010702', 'hex')
const ENVELOPED_DATA = Buffer.from('2a864886f70d010703', 'hex')

/** Whether one part of a message makes it signed or encrypted (RFC 1847, RFC 8551, RFC 3156). Nothing is opened. */
export function protectionOf(part: Part): Protection {
  switch (part.type) {
    case 'multipart/signed':
      return 'signed'
    case 'multipart/encrypted':
    // What says "PGP/MIME" beside the encrypted text: Exchange takes the multipart around them away (RFC 3156 §4).
    case 'application/pgp-encrypted':
      return 'encrypted'
    case 'application/pkcs7-mime':
    case 'application/x-pkcs7-mime':
      return smimeProtection(part)
    default:
      return 'none'
  }
}

function smimeProtection(part: Part): Protection {
  const declared = part.parameters.get('smime-type')?.toLowerCase() ?? ''
  if (declared === 'signed-data') return 'signed'
  if (declared.includes('enveloped-data')) return 'encrypted'
  if (declared === 'certs-only' || declared === 'compressed-data') return 'none'
  // Old programs leave the type out; the object says itself what it is, in its first bytes.
  const bytes = decodeHead(part, 100).subarray(0, 64)
  if (bytes.includes(SIGNED_DATA)) return 'signed'
  return bytes.includes(ENVELOPED_DATA) ? 'encrypted' : 'none'
}

/** PGP armour inside plain text (RFC 9580 §6.2). */
export function armourIn(text: string): Protection {
  const at = text.indexOf('-----BEGIN PGP ')
  if (at < 0 || (at > 0 && text[at - 1] !== '\n')) return 'none'
  if (text.startsWith('MESSAGE', at + 15)) return 'encrypted'
  return text.startsWith('SIGNED MESSAGE', at + 15) ? 'signed' : 'none'
}
