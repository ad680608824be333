import type { MailFormat } from './item.ts'

/** A format that is known before its reader is loaded. */
export type KnownFormat = Pick<MailFormat, 'format' | 'puid' | 'agent' | 'version'> & {
  /** Loads the reader; the same one every time. */
  load(): Promise<MailFormat>
}

/** Every format that holds mail and can be read, by its identifier. A new format is one line here and one file. */
export const formats: ReadonlyMap<string, KnownFormat> = new Map(
  [
    known('mbox', 'fmt/720', () => import('./mbox.ts').then((module) => module.mbox)),
    known('eml', 'fmt/278', () => import('./eml.ts').then((module) => module.eml)),
    known('maildir', 'fmt/278', () => import('./maildir.ts').then((module) => module.maildir)),
    known('emlx', 'fmt/2055', () => import('./emlx.ts').then((module) => module.emlx)),
    known('msg', 'x-fmt/430', () => import('./msg.ts').then((module) => module.msg)),
    known('tnef', null, () => import('./tnef.ts').then((module) => module.tnef)),
    known('dbx', null, () => import('./dbx/dbx.ts').then((module) => module.dbx)),
    known('pst', 'x-fmt/249', () => import('./pst/pst.ts').then((module) => module.pst)),
    known('pst-ansi', 'x-fmt/248', () => import('./pst/pst.ts').then((module) => module.pstAnsi)),
    known('ost', null, () => import('./pst/pst.ts').then((module) => module.ost)),
    known('pab', null, () => import('./pst/pst.ts').then((module) => module.pab)),
  ].map((entry) => [entry.format, entry]),
)

/** Agents are named after their format; a reader whose outcome changes gets the next version. */
function known(format: string, puid: string | null, load: () => Promise<MailFormat>): KnownFormat {
  // A dynamic import costs some 50 µs even of what is loaded already, and a maildir asks for each of its files.
  let loaded: Promise<MailFormat> | null = null
  return {
    format,
    puid,
    agent: `bewaarpost-${format}`,
    version: '1',
    load: () => {
      loaded ??= load()
      return loaded
    },
  }
}
