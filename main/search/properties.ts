import type { PropertyGroup } from '../../shared/records.ts'
import type { ReadDb } from '../store/connection.ts'
import { readRaw } from './record-view.ts'

/** The properties of a record's Outlook item; none of any other. Throws Failed not-found, depot-damaged. */
export function readProperties(db: ReadDb, id: number): { groups: PropertyGroup[]; isCut: boolean } {
  readRaw(db, id)
  return { groups: [], isCut: false }
}
