import { decodeDomain } from './punycode.ts'

/** A domain that is not written in plain letters. `isMisleading`: it can be taken for another. */
export type DomainSeen = { readonly ascii: string; readonly written: string; readonly isMisleading: boolean }

/** Letters of other scripts that have the form of a Latin one. */
const LOOKALIKES = /^[аеорсухіјѕԁһӏԛԝьαοονρυτικΑΒΕΖΗΙΚΜΝΟΡΤΥΧАВЕЅІЈКМНОРСТУХӀ\p{Nd}-]+$/u

/** What there is to say of a domain; null when it is plain ASCII, and so is what it seems. */
export function judgeDomain(domain: string): DomainSeen | null {
  const written = decodeDomain(domain.toLowerCase())
  if (/^[\x20-\x7e]*$/.test(written)) return null
  const ascii = URL.parse(`http://${written}/`)?.hostname ?? domain
  return { ascii, written, isMisleading: written.split('.').some(isMisleadingLabel) }
}

/** Letters of several scripts in one label, or only letters that could be Latin and are not. */
function isMisleadingLabel(label: string): boolean {
  if (/^[\x20-\x7e]*$/.test(label)) return false
  const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u]
  return scripts.filter((script) => script.test(label)).length > 1 || LOOKALIKES.test(label)
}

/** The domain of an address, '' when there is none. */
export function domainOf(address: string): string {
  return /@([^@>\s]+)$/.exec(address)?.[1] ?? ''
}

/** The address that a person's name shows although the mail is from or to another; null when the name is honest. */
export function addressInName({
  name,
  address,
}: {
  readonly name: string
  readonly address: string
}): string | null {
  const shown = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+\.[^\s<>"'(),;:]+/u.exec(name)?.[0]
  return shown === undefined || shown.toLowerCase() === address.toLowerCase() ? null : shown
}

/** Why a link may not be what it seems. */
export type LinkDoubt = 'elsewhere' | 'lookalike' | 'account' | 'number' | 'scheme'

const ORDINARY = /^(?:https?|mailto|tel|ftp):/i

/**
 * What is doubtful about a link: `elsewhere`, its text names another host than it leads to; `lookalike`, its host can be taken for another;
 * `account`, a name before "@" stands where the host is expected; `number`, a bare IP address; `scheme`, no address of the web or mail.
 */
export function judgeLink(text: string, target: string): LinkDoubt[] {
  const doubts: LinkDoubt[] = []
  const trimmed = target.trim()
  // Browsers leave out what stands within a scheme and is not to be seen: "java\tscript:".
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(trimmed.replace(/[\p{Cc}\s]/gu, ''))?.[0]
  if (scheme !== undefined && !ORDINARY.test(scheme)) return ['scheme']
  const url = URL.parse(trimmed.startsWith('//') ? `https:${trimmed}` : trimmed)
  if (url === null || url.hostname === '') return doubts
  const named = hostIn(text)
  if (named !== null && !isSameSite(named, url.hostname)) doubts.push('elsewhere')
  if (judgeDomain(url.hostname)?.isMisleading === true) doubts.push('lookalike')
  if (url.username !== '') doubts.push('account')
  if (/^\[|^\d+\.\d+\.\d+\.\d+$/.test(url.hostname)) doubts.push('number')
  return doubts
}

/** The host that a link's text seems to lead to; null when the text is no address. */
function hostIn(text: string): string | null {
  const found = /^(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?:[/:?#]|$)/iu.exec(text.trim())?.[1]
  return found === undefined ? null : (URL.parse(`https://${found}/`)?.hostname ?? null)
}

function isSameSite(a: string, b: string): boolean {
  const [x, y] = [a, b].map((host) => host.toLowerCase().replace(/^www\./, ''))
  return x === y
}
