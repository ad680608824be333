import type { Property } from '../../../main/read/mapi/item.ts'

export type Width = 'ansi' | 'unicode'
export type Encryption = 'none' | 'permute' | 'cyclic'

/** A personal folders file to write. What is left out is as Outlook would make it. */
export type PstPlan = {
  readonly width?: Width
  readonly encryption?: Encryption
  /** 4096: the pages of an offline file by Outlook 2013, always of the wide kind, with deflated blocks. */
  readonly pageSize?: 512 | 4096
  readonly client?: 'pst' | 'ost' | 'pab'
  /** wVer; 14 of ansi, 23 of unicode, 36 of 4096-byte pages. */
  readonly version?: number
  /** Marks the file with the checksum of this password ([MS-PST] §4.3 "PidTagPstPassword"). */
  readonly password?: string
  /** Most entries of a tree's pages and blocks: a small number (at least 2) makes deep trees of few items. */
  readonly fanOut?: number
  readonly folders: readonly FolderPlan[]
}

export type FolderPlan = {
  readonly name: string
  /** "IPF.Note" when left out; '' for none. */
  readonly containerClass?: string
  /** Gone through once, an item at a time. */
  readonly items?: Iterable<ItemPlan>
  readonly associated?: Iterable<ItemPlan>
  readonly folders?: readonly FolderPlan[]
  /** A search folder: it has no items of its own and lists at most this many that were written before it. */
  readonly search?: number
  /** Added to the number of items that the folder says it holds. */
  readonly miscount?: number
  /** Its node; the next free one when left out. */
  readonly nid?: number
}

export type ItemPlan = {
  /** In any order; the file keeps them by identifier. `id` of a named one is not looked at: the file assigns its own. */
  readonly properties: readonly Property[]
  readonly recipients?: readonly (readonly Property[])[]
  readonly attachments?: readonly AttachmentPlan[]
  /** In the file, and listed in no folder. */
  readonly orphan?: boolean
  /** Was in its folder and has been deleted: pages of before name it, and its blocks are free but not used again. */
  readonly deleted?: boolean
  /** What the item was before, the oldest first, of which as much is left. */
  readonly before?: readonly ItemPlan[]
}

export type AttachmentPlan = {
  /** As of an item. PidTagAttachDataObject with bytes is an OLE object; with `embedded` it is left out here. */
  readonly properties: readonly Property[]
  readonly embedded?: ItemPlan
}
