import { z } from 'zod'
import { ItemCard } from './item-card.ts'
import { Count, ProblemSeen, Value } from './reply.ts'

export const orders = ['relevance', 'date', '-date', 'sender', '-sender', 'size', '-size'] as const
export const Order = z.enum(orders)
export type Order = z.infer<typeof Order>

/** One row of a result list. Dates in seconds since 1970 UTC. */
export const Hit = z.object({
  id: Count,
  content: Count,
  date: z.number().nullable(),
  sender: z.string(),
  subject: z.string(),
  size: Count,
  mailbox: z.string(),
  folder: z.string(),
  kind: z.string(),
  value: Value,
  flags: z.string(),
  /** 'associated', 'recovered', 'deleted', or '' where it is simply in its folder. */
  foundAs: z.string(),
  attachments: Count,
  problems: Count,
  thread: Count,
  /** Records that have this content, itself among them. */
  copies: Count,
  tags: z.array(z.string()),
  snippet: z.object({ text: z.string(), hits: z.array(z.tuple([z.number(), z.number()])) }).nullable(),
})
export type Hit = z.infer<typeof Hit>

/** What a word of the query was widened to. */
export const Expansion = z.object({
  word: z.string(),
  forms: z.array(z.object({ word: z.string(), reason: z.enum(['form', 'compound']) })),
})
export type Expansion = z.infer<typeof Expansion>

export const Coverage = z.object({ indexed: Count, of: Count })

export const SearchPage = z.object({
  hits: z.array(Hit),
  total: Count,
  /** Pass as `after` for the next page; null at the end. */
  next: z.string().nullable(),
  expanded: z.array(Expansion),
  covered: Coverage,
})
export type SearchPage = z.infer<typeof SearchPage>

export const facetNames = [
  'mailbox',
  'folder',
  'year',
  'correspondent',
  'domain',
  'kind',
  'type',
  'problem',
  'value',
  'tag',
  'lang',
  // Size classes, and what `is:` and `has:` can ask for.
  'size',
  'hint',
] as const
export const FacetName = z.enum(facetNames)
export type FacetName = z.infer<typeof FacetName>
export const Facet = z.object({
  name: FacetName,
  values: z.array(
    z.object({
      value: z.string(),
      label: z.string(),
      count: Count,
      /** The query text that finds exactly these; '' where no query can. */
      term: z.string(),
      /** Records per value, when asked for. */
      split: z.object({ B: Count, V: Count, N: Count }).nullable(),
    }),
  ),
  /** True when there are more values than were asked for. */
  more: z.boolean(),
})
export type Facet = z.infer<typeof Facet>

export const PartSeen = z.object({
  path: z.string(),
  depth: Count,
  type: z.string(),
  name: z.string(),
  size: Count,
  charset: z.string().nullable(),
  disposition: z.string().nullable(),
  contentId: z.string().nullable(),
})

const Relative = z.object({
  id: Count,
  date: z.number().nullable(),
  sender: z.string(),
  subject: z.string(),
  value: Value,
  mailbox: z.string(),
})

/** What the bytes of a record are, as the ending of a file: a message, a property set, an Outlook message file, a winmail.dat. */
export const OriginalForm = z.enum(['eml', 'mapi', 'msg', 'tnef'])
export type OriginalForm = z.infer<typeof OriginalForm>

/** Everything about one record. */
export const RecordView = z.object({
  id: Count,
  subject: z.string(),
  kind: z.string(),
  /** The message class of an Outlook item; '' of a message that is none. */
  itemClass: z.string(),
  /** What an entry of a calendar, a contact, a task or a note says; null of letters. */
  card: ItemCard.nullable(),
  /** Where headers, text and parts are of a message made from an Outlook item: by what. Null when they are the record's own bytes. */
  derived: z.object({ agent: z.string() }).nullable(),
  sent: z.object({ at: z.number().nullable(), zone: z.number().nullable(), state: z.string() }),
  received: z.number().nullable(),
  participants: z.array(z.object({ role: z.string(), name: z.string(), address: z.string() })),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  text: z.string(),
  /** The message's own HTML, decoded and NOT made safe: only for a sandboxed frame. */
  html: z.string().nullable(),
  parts: z.array(PartSeen),
  attachments: z.array(
    z.object({
      path: z.string(),
      type: z.string(),
      name: z.string(),
      declaredSize: z.number().nullable(),
      size: Count,
      sha256: z.string(),
      inline: z.boolean(),
    }),
  ),
  protection: z.string(),
  language: z.string(),
  flags: z.string(),
  keywords: z.array(z.string()),
  value: Value,
  /** Why it has this value: the decision, or null when nothing decided. */
  why: z
    .object({ layer: z.string(), reason: z.string(), actor: z.string(), time: z.string(), event: Count })
    .nullable(),
  tags: z.array(z.string()),
  note: z.string(),
  problems: z.array(ProblemSeen),
  provenance: z.object({
    accession: Count,
    sourceFile: Count,
    path: z.string(),
    sourceSha256: z.string().nullable(),
    start: Count,
    length: Count,
    separator: z.string().nullable(),
    unquotedLines: Count,
    sha256: z.string(),
    size: Count,
    form: OriginalForm,
    mailbox: z.string(),
    folder: z.string(),
    agent: z.string(),
    foundAs: z.string(),
    /** The node it is in, of a personal folders file. */
    node: Count.nullable(),
    /** What its source kept with it and is not part of it, as text: the property list of an .emlx. */
    trailer: z.string().nullable(),
  }),
  copies: z.array(Relative),
  thread: z.array(Relative),
  /** Same subject without reference to each other: perhaps the same conversation. */
  sameSubject: z.array(Relative),
})
export type RecordView = z.infer<typeof RecordView>

/** The properties of an Outlook item, of its recipients, attachments and the items attached, as they are kept. */
export const PropertyGroup = z.object({
  /** Where in the item: [] the item itself, ['recipient', 2], ['attachment', 1, 'item', 'recipient', 1] … counted from 1. */
  place: z.array(z.union([z.enum(['recipient', 'attachment', 'item']), Count])),
  properties: z.array(
    z.object({
      id: Count,
      /** "PidTagSubject", "PidLidLocation", "keywords", or '' where none is known. */
      name: z.string(),
      /** The property set of a named one: "PSETID_Common", or its GUID where it has no name. */
      set: z.string().nullable(),
      /** "PtypString", "PtypTime" … */
      type: z.string(),
      /** Readable, cut where long; several values one a line. */
      value: z.string(),
      /** Bytes. */
      size: Count,
      isCut: z.boolean(),
    }),
  ),
})
export type PropertyGroup = z.infer<typeof PropertyGroup>
