/**
 * The reserved names on which the window's pages live (RFC 2606: `.invalid` never resolves). The shell has one origin; every
 * shown message has an origin of its own, named by a token.
 */
export const SHELL = 'https://app.bewaarpost.invalid'

const MESSAGE_HOST = 'message.bewaarpost.invalid'
const MESSAGE_NAME = /^([0-9a-f]{32})\.message\.bewaarpost\.invalid$/

/** The origin of a shown message. `token`: lower-case hexadecimal, since a host name has no case. */
export function messageOrigin(token: string): string {
  return `https://${token}.${MESSAGE_HOST}`
}

/** The token of a message's address; null for every other address. */
export function tokenOf(url: string): string | null {
  const parsed = URL.parse(url)
  if (parsed === null || parsed.protocol !== 'https:' || parsed.port !== '') return null
  return MESSAGE_NAME.exec(parsed.hostname)?.[1] ?? null
}

/** Whether an address is of the shell. */
export function isShell(url: string): boolean {
  return URL.parse(url)?.origin === SHELL
}

/** What every answer carries, whichever origin it is of. */
const always = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-DNS-Prefetch-Control': 'off',
  'Cache-Control': 'no-store',
} as const

/**
 * Headers of the shell's pages. React Aria puts a `<style>` in the page, hence 'unsafe-inline' for styles. Scripts come from
 * files only, and a text becomes HTML or a script's address only by one of the named policies.
 */
export const shellHeaders: Readonly<Record<string, string>> = {
  ...always,
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    `frame-src https://*.${MESSAGE_HOST}`,
    "form-action 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types dompurify default 'allow-duplicates'",
  ].join('; '),
}

/**
 * Headers of a shown message: no script, nothing loaded but its own pictures, no way to go anywhere. `sandbox` without a word
 * makes its origin opaque, so its pictures carry no Cross-Origin-Resource-Policy: that would block them.
 */
export function messageHeaders(token: string): Readonly<Record<string, string>> {
  return {
    ...always,
    'Content-Security-Policy': [
      "default-src 'none'",
      `img-src ${messageOrigin(token)} data:`,
      "style-src 'unsafe-inline'",
      "font-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
      `frame-ancestors ${SHELL}`,
      'sandbox',
    ].join('; '),
  }
}
