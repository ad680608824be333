/** What the stand-in itself says in a window. The program does not know these sentences: Electron says them by the system's dialogs. */
const words = {
  en: {
    path: 'The full path',
    paths: 'The full paths, one on each line',
    choose: 'Choose',
    cancel: 'Cancel',
    absent: 'There is nothing at this path.',
    homeless: 'The folder of this path is not there.',
    present: 'There is something at this path already. Choosing it once more replaces it.',
  },
  nl: {
    path: 'Het volledige pad',
    paths: 'De volledige paden, één per regel',
    choose: 'Kiezen',
    cancel: 'Annuleren',
    absent: 'Op dit pad staat niets.',
    homeless: 'De map van dit pad bestaat niet.',
    present: 'Op dit pad staat al iets. Nogmaals kiezen vervangt het.',
  },
} as const

export type Words = Readonly<Record<keyof (typeof words)['en'], string>>

/** The stand-in's words for a person of these languages (BCP 47). */
export function wordsFor(languages: readonly string[]): Words {
  return languages[0]?.toLowerCase().startsWith('nl') ? words.nl : words.en
}
