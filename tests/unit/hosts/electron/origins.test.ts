import { describe, expect, test } from 'vitest'
import { isAllowed } from '../../../../main/hosts/electron/guard.ts'
import {
  isShell,
  messageHeaders,
  messageOrigin,
  SHELL,
  shellHeaders,
  tokenOf,
} from '../../../../main/hosts/electron/origins.ts'

const token = '0123456789abcdef0123456789abcdef'
const policy = (headers: Readonly<Record<string, string>>): string[] =>
  (headers['Content-Security-Policy'] ?? '').split('; ')

describe('an address', () => {
  test.each([
    [`${SHELL}/`, true, null],
    [`${SHELL}/assets/x.js?y#z`, true, null],
    [`${messageOrigin(token)}/`, false, token],
    [`${messageOrigin(token)}/cid/1`, false, token],
    [`https://${token.toUpperCase()}.message.bewaarpost.invalid/`, false, token],
    [`https://${token}0.message.bewaarpost.invalid/`, false, null],
    [`https://a.${token}.message.bewaarpost.invalid/`, false, null],
    [`https://${token}.message.bewaarpost.invalid.example.org/`, false, null],
    [`https://${token}.message.bewaarpost.invalid:8443/`, false, null],
    [`http://${token}.message.bewaarpost.invalid/`, false, null],
    ['https://message.bewaarpost.invalid/', false, null],
    ['http://app.bewaarpost.invalid/', false, null],
    ['https://app.bewaarpost.invalid.example.org/', false, null],
    ['https://app.bewaarpost.invalid@example.org/', false, null],
    ['https://example.org/https://app.bewaarpost.invalid/', false, null],
    ['https://127.0.0.1/', false, null],
    ['file:///etc/passwd', false, null],
    ['javascript:alert(1)', false, null],
    ['nonsense', false, null],
  ])('%s', (url, shell, message) => {
    expect([isShell(url), tokenOf(url)]).toEqual([shell, message])
    expect(isAllowed(url)).toBe(shell || message !== null)
  })
})

describe('the policies', () => {
  test('a message runs nothing, loads only its own pictures, and is framed by the shell only', () => {
    expect(policy(messageHeaders(token))).toEqual([
      "default-src 'none'",
      `img-src ${messageOrigin(token)} data:`,
      "style-src 'unsafe-inline'",
      "font-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
      `frame-ancestors ${SHELL}`,
      'sandbox',
    ])
  })

  test('the shell runs its own files only and frames messages only', () => {
    const rules = policy(shellHeaders)
    expect(rules).toContain("default-src 'none'")
    expect(rules.filter((rule) => rule.startsWith('script-src') || rule.startsWith('frame-src'))).toEqual([
      "script-src 'self'",
      'frame-src https://*.message.bewaarpost.invalid',
    ])
    expect(rules.join('; ')).not.toMatch(
      /unsafe-eval|script-src[^;]*unsafe-inline|https?:\/\/(?!\*\.message\.)/,
    )
  })

  test.each([
    ['shell', shellHeaders],
    ['message', messageHeaders(token)],
  ])('a %s is never cached, sniffed, or named to others', (_of, headers) => {
    expect(headers).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'X-DNS-Prefetch-Control': 'off',
      'Cache-Control': 'no-store',
    })
    expect(Object.keys(headers)).not.toContain('Cross-Origin-Resource-Policy')
  })
})
