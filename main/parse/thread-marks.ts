/** Bytes of a Thread-Index that all messages of one conversation share ([MS-OXOMSG] §2.2.1.3): the rest tells each reply. */
const CONVERSATION = 22

/**
 * What else than identifiers names the conversation of a message: Gmail's thread number, Outlook's Thread-Index. Each begins with
 * its kind and a blank, which no identifier of a message holds. `first` gives the value of a header field, null when absent.
 */
export function threadMarksOf(first: (name: string) => string | null): string[] {
  const marks: string[] = []
  const gmail = first('x-gm-thrid')?.trim() ?? ''
  if (/^\d{1,20}$/.test(gmail)) marks.push(`gmail ${gmail}`)
  const index = Buffer.from((first('thread-index') ?? '').slice(0, 100), 'base64').subarray(0, CONVERSATION)
  // Without the GUID, its last sixteen bytes, it tells only a time.
  const isWhole = index.length === CONVERSATION && index.subarray(6).some((byte) => byte !== 0)
  if (isWhole) marks.push(`outlook ${index.toString('base64')}`)
  return marks
}
