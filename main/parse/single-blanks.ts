const uneven = /[^\S ]|^ | $| {2}/

/** Text on one line: every run of blanks, tabs and line ends is one blank, and none stands at the ends. */
export function inSingleBlanks(text: string): string {
  // Most texts are so already, and looking costs a third of making them so.
  return uneven.test(text) ? text.replace(/\s+/g, ' ').trim() : text
}
