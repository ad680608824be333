import { encodingOf, UTF16, UTF16_BIG } from './encoding.ts'
import { find } from './find.ts'
import type { Property } from './item.ts'
import { PidTagInternetCodepage, PidTagMessageCodepage, PidTagMessageLocaleId } from './tags.ts'
import { numberOf } from './values.ts'

/**
 * The code page of the 8-bit texts of an item, as the item says it: that of its texts (PidTagMessageCodepage), of its language
 * (PidTagMessageLocaleId), of the message it came as (PidTagInternetCodepage). Null when it says none that is known; the bytes
 * are never guessed from. UTF-16 as a code page of bytes is a slip of some programs and says nothing.
 */
export function codePageOf(properties: readonly Property[]): number | null {
  const locale = numberOf(find(properties, PidTagMessageLocaleId))
  const said = [
    numberOf(find(properties, PidTagMessageCodepage)),
    locale === null ? null : codePageOfLocale(locale),
    numberOf(find(properties, PidTagInternetCodepage)),
  ]
  return said.find((codePage) => codePage !== null && isOfBytes(codePage)) ?? null
}

function isOfBytes(codePage: number): boolean {
  return codePage !== UTF16 && codePage !== UTF16_BIG && encodingOf(codePage) !== null
}

/** Windows' code page for 8-bit text in a language ([MS-LCID]); null where there is none or nothing is known. */
function codePageOfLocale(locale: number): number | null {
  if (locale <= 0) return null
  if (traditional.has(locale & 0xffff)) return 950
  return ofLanguage.get(locale & 0x3ff) ?? null
}

/** Chinese in Taiwan, Hong Kong and Macao. */
const traditional: ReadonlySet<number> = new Set([0x0404, 0x0c04, 0x1404])

/** By primary language: the lowest ten bits of a locale. */
const ofLanguage: ReadonlyMap<number, number> = new Map(
  (
    [
      [874, [0x1e]],
      [932, [0x11]],
      [936, [0x04]],
      [949, [0x12]],
      [1250, [0x05, 0x0e, 0x15, 0x18, 0x1b, 0x1c, 0x24]],
      [1251, [0x02, 0x19, 0x22, 0x23, 0x2f, 0x3f, 0x40, 0x44, 0x50]],
      [
        1252,
        [
          0x03, 0x06, 0x07, 0x09, 0x0a, 0x0b, 0x0c, 0x0f, 0x10, 0x13, 0x14, 0x16, 0x1d, 0x21, 0x2d, 0x36,
          0x38,
        ],
      ],
      [1252, [0x3e, 0x41, 0x56, 0x62]],
      [1253, [0x08]],
      [1254, [0x1f, 0x2c, 0x43]],
      [1255, [0x0d]],
      [1256, [0x01, 0x20, 0x29]],
      [1257, [0x25, 0x26, 0x27]],
      [1258, [0x2a]],
    ] as const
  ).flatMap(([codePage, languages]) => languages.map((language) => [language, codePage] as const)),
)
