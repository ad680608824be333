/** Code pages of Windows by number, where the name in mail is not "windows-" or "iso-8859-" and the number's own. */
const names: ReadonlyMap<number, string> = new Map([
  [437, 'cp437'],
  [708, 'iso-8859-6'],
  [720, 'cp720'],
  [737, 'cp737'],
  [775, 'cp775'],
  [850, 'cp850'],
  [852, 'cp852'],
  [855, 'cp855'],
  [857, 'cp857'],
  [858, 'cp858'],
  [860, 'cp860'],
  [861, 'cp861'],
  [862, 'cp862'],
  [863, 'cp863'],
  [865, 'cp865'],
  [866, 'ibm866'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [1200, 'utf-16le'],
  [1201, 'utf-16be'],
  [10000, 'macintosh'],
  [10007, 'x-mac-cyrillic'],
  [20127, 'us-ascii'],
  [20866, 'koi8-r'],
  [20932, 'euc-jp'],
  [20936, 'gbk'],
  [21866, 'koi8-u'],
  [38598, 'iso-8859-8-i'],
  [50220, 'iso-2022-jp'],
  [50221, 'iso-2022-jp'],
  [50222, 'iso-2022-jp'],
  [50225, 'iso-2022-kr'],
  [51932, 'euc-jp'],
  [51936, 'gbk'],
  [51949, 'euc-kr'],
  [52936, 'hz-gb-2312'],
  [54936, 'gb18030'],
  [65000, 'utf-7'],
  [65001, 'utf-8'],
])

/** The name in mail of a code page of Windows (PidTagInternetCodepage), '' when nobody gave it one. */
export function charsetOf(codePage: number): string {
  if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`
  if (codePage >= 28591 && codePage <= 28606) return `iso-8859-${codePage - 28590}`
  return names.get(codePage) ?? ''
}
