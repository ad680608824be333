/** Whether a message says that a machine or a list wrote it (RFC 3834 §5, RFC 2919). */
export function isAutomatic(headers: readonly { readonly name: string; readonly value: string }[]): boolean {
  return headers.some(({ name, value }) => {
    const field = name.toLowerCase()
    if (field === 'auto-submitted') return !/^\s*no\b/i.test(value)
    if (field === 'precedence') return /^\s*(?:bulk|list|junk|auto_reply)\b/i.test(value)
    return field === 'list-id' || field === 'x-auto-response-suppress'
  })
}
