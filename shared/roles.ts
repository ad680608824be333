/** The header fields that name people, in the order in which they are shown. */
export const roles = [
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'bcc',
  'resent-from',
  'resent-sender',
  'resent-to',
  'resent-cc',
  'resent-bcc',
] as const
export type Role = (typeof roles)[number]
