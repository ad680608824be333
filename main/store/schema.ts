import { migrations } from './migrations/index.ts'

/** What whoever finds a depot without this program must know to read it. */
const preface = `-- How to read a depot
--
-- A depot is one SQLite 3 file (application_id 0x42575044, user_version = the latest version below). Text is UTF-8. Times are
-- ISO 8601 in UTC; dates of mail are seconds since 1970-01-01 00:00 UTC. Hashes are SHA-256.
--
-- The original bytes of a record: its row in "record" names a "content". Decompress the frame of pack content.pack and take
-- content.size bytes from byte content.start on (the first is 0). Where content.packs is more than 1, the bytes are those of
-- that many packs with consecutive numbers, one after the other. Their hash is content.sha256.
--
-- Where they came from: record.source_file, record.length bytes from record.start on; that file lay at source_file.path of the
-- hand-over in "accession". What that file held besides, and what could not be read: its counts, "aside" and "problem".
--
-- A content that begins with the byte 0x89 and "Bewaarpost property set" is no message but an item of Outlook's personal folders:
-- all its properties, in a form that main/read/mapi/README.md of the program describes byte by byte. It came from node
-- record.node of that file, and record.start and record.length say where most of what is stored for it lies. One that begins
-- with 0xd0cf11e0 or 0x789f3e22 is a file of Outlook (.msg, winmail.dat), unchanged.
--
-- What is decided: record.value (B permanent, V destroyable, N undetermined). Who decided it, when and why: record.decision,
-- its row in "decision", and that one's row in "event".
--
-- "saved_search" and "past_query" are tools of those who worked with the depot: the searches they kept and asked.
--
-- All in message, thread_link, person, participant, attachment, vocabulary and words, and each problem that names a content,
-- was derived from the original bytes and can be derived from them again. The rest cannot.
`

/** The whole schema with its explanations, as the migrations write it into a depot. */
export function printSchema(): string {
  return migrations.map((sql, place) => `-- Version ${place + 1} of the depot\n\n${sql.trim()}\n`).join('\n')
}

/** The schema and, before it, how to read a depot without this program: for `bewaarpost schema`. */
export function printDocumentation(): string {
  return `${preface}\n${printSchema()}`
}
