/** Header lines that want to become more than text on a screen. */
const payloads: Readonly<Record<string, string>> = {
  'img onerror': '<img src=x: onerror={S}>',
  'svg onload': '"><svg onload={S}>',
  'double braces': '{{7*7}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what a template engine would fill in
  template: '${globalThis.canary=1}',
  'direction override': 'a\u{202e}fdp.exe',
  isolates: '\u{2066}a\u{2067}b\u{2068}c\u{2069}',
  'zero width': 'a\u{200b}b\u{feff}c',
  'combining marks': `a${'\u{0301}'.repeat(32_000)}`,
  'object names': '__proto__ constructor toString',
}

/** Messages that have each payload in every field a screen shows: name → header lines, in UTF-8. */
export function fieldHeads(script: string): ReadonlyMap<string, readonly string[]> {
  const heads = new Map<string, readonly string[]>()
  for (const [name, payload] of Object.entries(payloads)) {
    const text = payload.replace('{S}', script)
    const word = `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
    heads.set(name, [
      `From: ${word} <van@example.org>`,
      `To: "${text.replace(/["\\]/g, '\\$&').slice(0, 900)}" <aan@example.org>`,
      `Cc: ${text.slice(0, 200).replace(/[<>,]/g, '')}@example.org`,
      `Subject: ${word}`,
      `X-Own: ${word}`,
      `Keywords: ${word}`,
    ])
  }
  heads.set('object names as fields', ['Subject: fields', '__proto__: a', 'constructor: b', 'toString: c'])
  heads.set('script in date and type', [
    'Subject: date',
    `Date: <img src=x: onerror=${script}>`,
    `List-Id: <script>${script}</script>`,
  ])
  heads.set('a very long subject', [`Subject: ${'lang '.repeat(200_000)}`])
  heads.set('NUL and controls', ['Subject: a\0b\x07c\x1b[31md\x7f', 'From: a\0 <van@example.org>'])
  heads.set('a bare CR in the head', ['Subject: a\rBcc: b@example.org'])
  heads.set('a homograph sender', ['Subject: homograph', 'From: Apple <info@xn--pple-43d.example>'])
  heads.set('an address as name', [
    'Subject: name',
    'From: "burgemeester@gemeente-voorbeeld.example.nl" <x@example.org>',
  ])
  return heads
}
