/** What a file is, read from its first bytes; the media types that matter here. */
export type FileKind = {
  /** By its bytes; null when they are of no known form. */
  readonly found: string | null
  /** Why saving it deserves a warning; the strongest first. */
  readonly dangers: readonly Danger[]
  /** True when the bytes are of another type than was declared or than the name says. */
  readonly lies: boolean
}

export type Danger =
  | 'program'
  | 'script'
  | 'macro'
  | 'shortcut'
  | 'disk'
  | 'page'
  | 'archive'
  | 'double'
  | 'reversed'

/** How files begin: [type, offset, bytes in hex]. */
const beginnings: readonly (readonly [type: string, offset: number, hex: string])[] = [
  ['image/png', 0, '89504e470d0a1a0a'],
  ['image/jpeg', 0, 'ffd8ff'],
  ['image/gif', 0, '47494638'],
  ['image/webp', 8, '57454250'],
  ['image/avif', 4, '6674797061766966'],
  ['image/bmp', 0, '424d'],
  ['image/tiff', 0, '49492a00'],
  ['image/tiff', 0, '4d4d002a'],
  ['application/pdf', 0, '255044462d'],
  ['application/vnd.microsoft.portable-executable', 0, '4d5a'],
  ['application/x-elf', 0, '7f454c46'],
  ['application/x-mach-binary', 0, 'cffaedfe'],
  ['application/x-mach-binary', 0, 'cafebabe'],
  ['application/x-ms-shortcut', 0, '4c0000000114020000000000c0000000'],
  ['application/x-ole', 0, 'd0cf11e0a1b11ae1'],
  ['application/zip', 0, '504b0304'],
  ['application/zip', 0, '504b0506'],
  ['application/vnd.rar', 0, '526172211a07'],
  ['application/x-7z-compressed', 0, '377abcaf271c'],
  ['application/gzip', 0, '1f8b'],
  ['application/vnd.ms-cab-compressed', 0, '4d534346'],
  ['application/vnd.ms-tnef', 0, '789f3e22'],
  ['text/x-shellscript', 0, '2321'],
  ['application/rtf', 0, '7b5c727466'],
]

/** Extensions by what opening such a file can do. */
const extensions: Readonly<Record<Exclude<Danger, 'double' | 'reversed'>, string>> = {
  program:
    'exe com scr pif cpl msi msp mst msix appx dll sys ocx jar app deb rpm apk run bin gadget application xll',
  script:
    'bat cmd js jse mjs vbs vbe wsf wsh ws hta ps1 psm1 psd1 ps1xml sh bash command py rb pl php reg inf sct scf msc chm hlp settingcontent-ms library-ms search-ms theme diagcab sql',
  macro: 'docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm sldm doc xls ppt dot mdb accdb accde one iqy slk',
  shortcut: 'lnk url website desktop webloc inetloc contact rdp appref-ms',
  disk: 'iso img vhd vhdx dmg udf vmdk',
  page: 'html htm xhtml xht mht mhtml svg svgz shtml xml xsl xslt swf',
  archive: 'zip rar 7z tar gz tgz bz2 xz zst cab ace arj lzh z jnlp',
}
const dangerOf: ReadonlyMap<string, Danger> = new Map(
  Object.entries(extensions).flatMap(([danger, all]) =>
    // The keys are those of `extensions`.
    all.split(' ').map((each) => [each, danger as Danger] as const),
  ),
)
const dangerOfType: Readonly<Record<string, Danger>> = {
  'application/vnd.microsoft.portable-executable': 'program',
  'application/x-elf': 'program',
  'application/x-mach-binary': 'program',
  'application/x-ms-shortcut': 'shortcut',
  'text/x-shellscript': 'script',
  'application/vnd.rar': 'archive',
  'application/x-7z-compressed': 'archive',
  'application/gzip': 'archive',
  'application/vnd.ms-cab-compressed': 'archive',
  'text/html': 'page',
  'image/svg+xml': 'page',
}
/** Extensions people take for harmless: before another one they hide what a file is. */
const HARMLESS = /\.(?:pdf|docx?|xlsx?|pptx?|txt|jpe?g|png|gif|csv|rtf|odt|ods|mp[34]|zip)[\s.]*\.[^.]+$/i
const REVERSING = /[\u{202a}-\u{202e}\u{2066}-\u{2069}\u{200e}\u{200f}]/u
const TYPES_OF_EXTENSION: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  pdf: 'application/pdf',
  rtf: 'application/rtf',
}

/** Judges an attachment by name, declared type and bytes; `bytes` null when they were not read: then by the first two alone. */
export function judgeFile(name: string, declared: string, bytes: Uint8Array | null): FileKind {
  const found = bytes === null ? null : typeOfBytes(bytes)
  const extension = extensionOf(name)
  const dangers: readonly (Danger | null)[] = [
    REVERSING.test(name) ? 'reversed' : null,
    dangerOf.has(extension) && HARMLESS.test(name) ? 'double' : null,
    dangerOf.get(extension) ?? null,
    dangerOfType[found ?? declared] ?? null,
    found === 'application/zip' && dangerOf.get(extension) === undefined && !isOffice(extension)
      ? 'archive'
      : null,
  ]
  return {
    found,
    dangers: [...new Set(dangers.filter((danger) => danger !== null))],
    lies: found !== null && isOther(found, declared, extension),
  }
}

/** The media type by how the bytes begin; null when that says nothing. */
export function typeOfBytes(bytes: Uint8Array): string | null {
  const head = Array.from(bytes.subarray(0, 64), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const found = beginnings.find(([, offset, hex]) => head.startsWith(hex, offset * 2))?.[0]
  if (found !== undefined) return found
  const text = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 512))
    .replace(/^(?:ï»¿)?\s+|^ï»¿/, '')
    .toLowerCase()
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!doctype svg[^>]*>\s*)?<svg[\s>]/.test(text))
    return 'image/svg+xml'
  if (/^(?:<!doctype html|<html|<head|<body|<script)/.test(text)) return 'text/html'
  return null
}

/** The last extension in lower case, blanks and points at the end left out, as Windows does; '' without one. */
export function extensionOf(name: string): string {
  return /\.([^.\s/\\]+)[\s.]*$/.exec(name.replace(/[\p{Cc}\p{Cf}]/gu, ''))?.[1]?.toLowerCase() ?? ''
}

function isOffice(extension: string): boolean {
  return /^(?:docx|xlsx|pptx|dotx|xltx|potx|odt|ods|odp|odg|epub|vsdx|docm|xlsm|pptm)$/.test(extension)
}

function isOther(found: string, declared: string, extension: string): boolean {
  const wanted = TYPES_OF_EXTENSION[extension]
  if (wanted !== undefined && wanted !== found) return true
  const isTelling =
    /^(?:image\/(?:png|jpeg|gif|webp|bmp|tiff)|application\/pdf|text\/(?:plain|csv|calendar))$/
  if (declared === 'image/jpg' || declared === 'image/pjpeg') return found !== 'image/jpeg'
  // Formats that are made of others (a .docx is a zip) declare what they mean; only what can be compared is.
  if (isTelling.test(declared)) return found !== declared
  return (
    dangerOfType[found] === 'program' && !/octet-stream|msdownload|executable|dosexec|x-exe/.test(declared)
  )
}
