/** Parameters of RFC 3492 §5. */
const BASE = 36
const LEAST = 1
const MOST = 26
const SKEW = 38
const DAMP = 700

/** A domain with its `xn--` labels in their own letters (RFC 3492 §6.2); a label that cannot be read stays as it is. */
export function decodeDomain(domain: string): string {
  return domain
    .split('.')
    .map((label) => (/^xn--/i.test(label) ? (decodeLabel(label.slice(4)) ?? label) : label))
    .join('.')
}

function decodeLabel(label: string): string | null {
  const split = label.lastIndexOf('-')
  const points = split > 0 ? [...label.slice(0, split)].map((each) => each.charCodeAt(0)) : []
  let [at, bias, point] = [0, 72, 128]
  for (let place = split + 1; place < label.length; ) {
    const before = at
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = digitOf(label.charCodeAt(place++))
      if (digit === null) return null
      at += digit * weight
      const threshold = Math.min(MOST, Math.max(LEAST, k - bias))
      if (digit < threshold) break
      weight *= BASE - threshold
      if (weight > 0x7fffffff) return null
    }
    const length = points.length + 1
    bias = adapt(at - before, length, before === 0)
    point += Math.floor(at / length)
    at %= length
    if (point > 0x10ffff) return null
    points.splice(at++, 0, point)
  }
  return String.fromCodePoint(...points)
}

function adapt(change: number, length: number, isFirst: boolean): number {
  let delta = isFirst ? Math.floor(change / DAMP) : Math.floor(change / 2)
  delta += Math.floor(delta / length)
  let k = 0
  for (; delta > ((BASE - LEAST) * MOST) / 2; k += BASE) delta = Math.floor(delta / (BASE - LEAST))
  return k + Math.floor(((BASE - LEAST + 1) * delta) / (delta + SKEW))
}

function digitOf(code: number): number | null {
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x7a ? lower - 0x61 : null
}
