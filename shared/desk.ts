import { z } from 'zod'
import { Count } from './reply.ts'

/** What the desk (the window and its host) keeps for the person at this computer; nothing of it is in a depot. */
export const Settings = z.object({
  language: z.enum(['system', 'nl', 'en']).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** The name that stands in the log beside what is done here; '' until told. */
  person: z.string().max(200).default(''),
  rows: z.enum(['dense', 'normal', 'roomy']).default('normal'),
  /** Per cent. */
  zoom: z.number().int().min(50).max(300).default(100),
  /** Columns of the list of records, in order. */
  columns: z.array(z.string().max(50)).max(30).default(['value', 'date', 'from', 'subject', 'attachments']),
  /** Whether messages open as text or as HTML. */
  view: z.enum(['text', 'html']).default('text'),
  /** Widths of panes in pixels, by their names. */
  panes: z.record(z.string().max(50), z.number()).default({}),
  /** Parts of screens that are folded, by their names; at first the facets that narrow down least. */
  folded: z
    .array(z.string().max(50))
    .max(100)
    .default([
      'facet-domain',
      'facet-type',
      'facet-size',
      'facet-hint',
      'facet-problem',
      'facet-tag',
      'facet-lang',
    ]),
  /** Keys a person gave a command, by its id; a list without keys switches its keys off. */
  keys: z.record(z.string().max(50), z.array(z.string().max(50)).max(5)).default({}),
  /** Single letters as keys may be switched off (WCAG 2.1.4). */
  letters: z.boolean().default(true),
  /** Whether a decision on one record goes on to the next undetermined one. */
  goOn: z.boolean().default(true),
})
export type Settings = z.infer<typeof Settings>

const { shape } = Settings
/** Some of the settings; what is left out stays as it is. Without the defaults, which `partial` would fill in for what is left out. */
export const SettingsChange = z
  .object({
    language: shape.language.unwrap(),
    theme: shape.theme.unwrap(),
    person: shape.person.unwrap(),
    rows: shape.rows.unwrap(),
    zoom: shape.zoom.unwrap(),
    columns: shape.columns.unwrap(),
    view: shape.view.unwrap(),
    panes: shape.panes.unwrap(),
    folded: shape.folded.unwrap(),
    keys: shape.keys.unwrap(),
    letters: shape.letters.unwrap(),
    goOn: shape.goOn.unwrap(),
  } satisfies Record<keyof Settings, z.ZodType>)
  .partial()
  .strict()

/** A depot opened before. `place` is its folder in words for a person; only `id` opens it. */
export const RecentDepot = z.object({
  id: z.string(),
  name: z.string(),
  place: z.string(),
  /** ISO 8601. */
  opened: z.string(),
  missing: z.boolean(),
})
export type RecentDepot = z.infer<typeof RecentDepot>

/**
 * Where the desk stands: no depot, one being opened, one open, one that could not be opened, or one whose engine came to an
 * end by itself.
 */
export const DeskDepot = z.discriminatedUnion('is', [
  z.object({ is: z.literal('none') }),
  z.object({ is: z.literal('opening'), name: z.string() }),
  z.object({ is: z.literal('open'), name: z.string(), sample: z.boolean() }),
  // The failure is of the union in failure.ts, which has no schema: it never comes from outside.
  z.object({ is: z.literal('failed'), name: z.string(), failure: z.unknown() }),
  z.object({ is: z.literal('ended'), name: z.string(), detail: z.string() }),
])

export const DeskState = z.object({
  program: z.string(),
  /** What runs the window: Electron, or its stand-in on a machine without Electron's runtime. */
  host: z.enum(['electron', 'stand-in']),
  platform: z.string(),
  system: z.object({ language: z.enum(['nl', 'en']), dark: z.boolean() }),
  /** The computer account, proposed as the name of the person at work. */
  account: z.string(),
  settings: Settings,
  recents: z.array(RecentDepot),
  depot: DeskDepot,
  /** The running job, for a window that comes back to it. */
  job: Count.nullable(),
  /** Network requests that were asked for and refused since the start. */
  refused: Count,
})
export type DeskState = z.infer<typeof DeskState>

/** What a person is asked to choose. */
export const Choice = z.enum([
  'drive-folder',
  'drive-files',
  'depot',
  'new-depot',
  'empty-folder',
  'new-file',
])
export type Choice = z.infer<typeof Choice>

/** What was chosen: a ticket for the paths, which stay with the host, and their last names to show. */
export const Chosen = z.object({ ticket: z.string(), names: z.array(z.string()) })
export type Chosen = z.infer<typeof Chosen>

/** A picture of a message that its HTML names: `cid/<name>` is answered with the bytes of the part. */
export const Picture = z.object({ name: z.string().max(1_000), path: z.string().max(1_000) })
