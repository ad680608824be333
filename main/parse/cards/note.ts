import { type JournalCard, type NoteCard, noteColours } from '../../../shared/item-card.ts'
import {
  PidLidCommonEnd,
  PidLidCommonStart,
  PidLidLogEnd,
  PidLidLogStart,
  PidLidLogType,
  PidLidLogTypeDesc,
  PidLidNoteColor,
  PidNameKeywords,
} from '../../read/mapi/named.ts'
import { PidTagLastModificationTime } from '../../read/mapi/tags.ts'
import type { Facts } from './facts.ts'

/** Reads a note ([MS-OXONOTE] §2.2.1); its text is the body of the item. */
export function readNote(facts: Facts): NoteCard {
  return {
    card: 'note',
    colour: noteColours[facts.number(PidLidNoteColor) ?? -1] ?? '',
    modified: facts.time(PidTagLastModificationTime),
    categories: facts.texts(PidNameKeywords),
  }
}

/** Reads an entry of a journal ([MS-OXOJRNL] §2.2.1). */
export function readJournal(facts: Facts): JournalCard {
  return {
    card: 'journal',
    start: facts.time(PidLidLogStart) ?? facts.time(PidLidCommonStart),
    end: facts.time(PidLidLogEnd) ?? facts.time(PidLidCommonEnd),
    type: facts.text(PidLidLogTypeDesc) || facts.text(PidLidLogType),
    categories: facts.texts(PidNameKeywords),
  }
}
