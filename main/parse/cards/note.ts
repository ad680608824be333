import { type JournalCard, type NoteCard, noteColours } from '../../../shared/item-card.ts'
import { type Facts, lid } from './facts.ts'

/** Reads a note ([MS-OXONOTE] §2.2.1); its text is the body of the item. */
export function readNote(facts: Facts): NoteCard {
  return {
    card: 'note',
    colour: noteColours[facts.number(lid.note(0x8b00)) ?? -1] ?? '',
    modified: facts.time(0x3008),
    categories: facts.texts(lid.keywords),
  }
}

/** Reads an entry of a journal ([MS-OXOJRNL] §2.2.1). */
export function readJournal(facts: Facts): JournalCard {
  return {
    card: 'journal',
    start: facts.time(lid.log(0x8706)) ?? facts.time(lid.common(0x8516)),
    end: facts.time(lid.log(0x8708)) ?? facts.time(lid.common(0x8517)),
    type: facts.text(lid.log(0x8712)) || facts.text(lid.log(0x8700)),
    categories: facts.texts(lid.keywords),
  }
}
