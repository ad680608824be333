import { formatSeparatorDate } from './compose.ts'

/** One message of an mbox, with what its separator line says. */
export type Posted = { readonly bytes: Buffer; readonly sender: string; readonly at: number }

/**
 * Writes messages as one mailbox in the mboxrd dialect: every line that begins with "From " behind any number of ">"
 * gets one more ">", so that nothing is lost; an empty line closes each message.
 */
export function writeMboxrd(messages: readonly Posted[]): Buffer {
  return Buffer.concat(messages.map(writeOne))
}

function writeOne({ bytes, sender, at }: Posted): Buffer {
  // latin1 keeps every byte as it is while the text is searched.
  const quoted = bytes.toString('latin1').replace(/^(>*From )/gm, '>$1')
  const end = quoted.endsWith('\n') ? '\n' : '\n\n'
  return Buffer.from(`From ${sender} ${formatSeparatorDate(at)}\n${quoted}${end}`, 'latin1')
}
