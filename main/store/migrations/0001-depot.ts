/**
 * The first schema. SQLite keeps these comments in the file itself (`SELECT sql FROM sqlite_schema`), because archivists
 * will read it in fifty years: every column says what it means. Times are ISO 8601 in UTC unless the column says otherwise.
 */
export const sql = /* sql */ `
CREATE TABLE depot (
  -- One row: what this file is.
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL,          -- never changes, also not in copies: it names the archive
  created TEXT NOT NULL,       -- when
  program TEXT NOT NULL        -- by which program and version
) STRICT;

CREATE TABLE event (
  -- The log. Append-only; each line carries the hash of the one before, so that a change made outside the program shows.
  id INTEGER PRIMARY KEY,      -- 1, 2, 3 … without gaps
  time TEXT NOT NULL,
  actor TEXT NOT NULL,         -- the person at work, as the program was told
  role TEXT NOT NULL,          -- archivist, system …
  action TEXT NOT NULL,        -- 'accession.import', 'mark.value' …
  object TEXT NOT NULL,        -- what it was done to, by number: 'accession 3', 'records 1204'
  result TEXT NOT NULL,        -- 'done', 'cancelled', 'failed: disk-full' …
  origin TEXT NOT NULL,        -- host computer and program
  ground TEXT NOT NULL,        -- why: the reason or legal ground given, '' when none
  detail TEXT NOT NULL,        -- JSON object of facts (counts, hashes); no mail content
  previous BLOB NOT NULL,      -- hash of the event before; 32 zero bytes for the first
  hash BLOB NOT NULL           -- SHA-256 over previous and the canonical JSON (RFC 8785) of the other columns
) STRICT;
CREATE TRIGGER event_not_edited BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events cannot be edited'); END;
CREATE TRIGGER event_not_removed BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events cannot be removed'); END;

CREATE TABLE accession (
  -- One hand-over: a drive or folder received from someone on a date.
  id INTEGER PRIMARY KEY,
  handed_over_by TEXT NOT NULL,  -- who; '' when not told
  received TEXT NOT NULL,        -- day of hand-over (ISO date); '' when not told
  medium TEXT NOT NULL,          -- 'USB disk HD-3'; '' when not told
  roots TEXT NOT NULL,           -- JSON array: the files and folders that were chosen, as named on this computer then
  mailbox TEXT NOT NULL,         -- the one mailbox all belongs to, '' when each source says its own
  holder TEXT NOT NULL,          -- whose mailbox; '' when not told
  started TEXT NOT NULL,
  finished TEXT                  -- NULL while the import is under way or waiting to be resumed
) STRICT;

CREATE TABLE mailbox (
  -- The account a source belongs to.
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  holder TEXT NOT NULL           -- the person or function; '' when not told
) STRICT;

CREATE TABLE folder (
  -- A folder inside a mailbox, as the source had it.
  id INTEGER PRIMARY KEY,
  mailbox INTEGER NOT NULL REFERENCES mailbox(id),
  path TEXT NOT NULL,            -- segments joined by '/', '' for the mailbox itself
  UNIQUE (mailbox, path)
) STRICT;

CREATE TABLE source_file (
  -- A file on the drive or inside an archive on it, mail or not. Its row is its account, and stays for ever.
  id INTEGER PRIMARY KEY,
  accession INTEGER NOT NULL REFERENCES accession(id),
  container INTEGER REFERENCES source_file(id),  -- the archive it lies in; NULL for a file on the drive itself
  path TEXT NOT NULL,            -- from the chosen root, '/' between segments, then the path inside each archive
  path_bytes BLOB,               -- the exact bytes of the names, where the path is not just their UTF-8
  place INTEGER NOT NULL,        -- its number among the entries of its archive; 0 on the drive itself
  size INTEGER NOT NULL,         -- bytes; of a file that could not be read what the directory says
  modified TEXT NOT NULL,        -- '' when not known
  sha256 BLOB,                   -- of all bytes, at first reading; NULL when it could not be read
  format TEXT NOT NULL,          -- 'mbox', 'eml', 'maildir', 'zip', 'pst', 'pdf', 'unknown' …
  puid TEXT,                     -- PRONOM identifier of the format
  agent TEXT NOT NULL,           -- reader and version that read it; '' when none did
  role TEXT NOT NULL CHECK (role IN ('mail', 'container', 'other', 'unreadable', 'present')),
                                 -- mail: read into records · container: opened, its files have rows of their own ·
                                 -- other: not mail, kept in this inventory · unreadable: see its problems ·
                                 -- present: this file of this mailbox was imported before, see same_as
  same_as INTEGER REFERENCES source_file(id),
  mailbox INTEGER REFERENCES mailbox(id),        -- of mail
  state TEXT NOT NULL CHECK (state IN ('reading', 'done')),
  cursor INTEGER NOT NULL,       -- the byte at which reading goes on after an interruption
  survey TEXT NOT NULL,          -- JSON: what a first, independent look at all bytes counted
  found INTEGER NOT NULL,        -- items found = imported + set_aside; entries found, of a container
  imported INTEGER NOT NULL,     -- items that became records = first_copy + shared
  first_copy INTEGER NOT NULL,   -- of these: with bytes new to the depot
  shared INTEGER NOT NULL,       -- of these: with bytes another record already has
  set_aside INTEGER NOT NULL,    -- spans (or entries) that became no record
  bytes_items INTEGER NOT NULL,
  bytes_separators INTEGER NOT NULL,
  bytes_set_aside INTEGER NOT NULL,  -- items + separators + set_aside = size, of mail that is done
  judged_text INTEGER NOT NULL,  -- lines that may be mistaken for a separator and were judged to be text (mbox)
  counted INTEGER                -- a second, independent count: of items, of an archive its entries; NULL where there is none
) STRICT;
CREATE INDEX source_file_by_place ON source_file (path, accession);
CREATE INDEX source_file_by_hash ON source_file (sha256) WHERE role = 'mail';
CREATE INDEX source_file_by_container ON source_file (container) WHERE container IS NOT NULL;

CREATE TABLE pack (
  -- Consecutive original bytes, compressed together.
  id INTEGER PRIMARY KEY,
  size INTEGER NOT NULL,         -- bytes when unpacked
  frame BLOB NOT NULL            -- one Zstandard frame (RFC 8878)
) STRICT;

CREATE TABLE content (
  -- The original bytes of an item, stored once however many records share them.
  id INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  pack INTEGER NOT NULL REFERENCES pack(id),     -- where it begins
  start INTEGER NOT NULL,        -- its first byte in the unpacked pack
  packs INTEGER NOT NULL         -- it runs on through this many packs with consecutive numbers (1 for most)
) STRICT;
CREATE INDEX content_by_pack ON content (pack);

CREATE TABLE aside (
  -- A span of a source file that became no record. The bytes are kept; why it was set aside is its problem.
  id INTEGER PRIMARY KEY,
  source_file INTEGER NOT NULL REFERENCES source_file(id),
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  content INTEGER NOT NULL REFERENCES content(id)
) STRICT;
CREATE INDEX aside_by_source_file ON aside (source_file);
CREATE INDEX aside_by_content ON aside (content);

CREATE TABLE record (
  -- One copy of one item in one mailbox.
  id INTEGER PRIMARY KEY,
  content INTEGER NOT NULL REFERENCES content(id),
  source_file INTEGER NOT NULL REFERENCES source_file(id),
  folder INTEGER NOT NULL REFERENCES folder(id),
  start INTEGER NOT NULL,        -- the span of the source file it came from
  length INTEGER NOT NULL,
  unquoted_lines INTEGER NOT NULL,  -- lines of the span that lost one '>' to become the content (mbox)
  envelope BLOB,                 -- the mbox separator line
  flags TEXT NOT NULL,           -- letters of Maildir: D draft F flagged P passed R replied S seen T trashed
  keywords TEXT NOT NULL,        -- JSON array
  date INTEGER,                  -- seconds since 1970 UTC: sent, else received; NULL when neither is usable
  sender TEXT NOT NULL,          -- to sort by: name or address of the first From, lower case
  size INTEGER NOT NULL,         -- of the content
  value TEXT NOT NULL DEFAULT 'N' CHECK (value IN ('B', 'V', 'N')),  -- permanent, destroyable, undetermined
  decision INTEGER REFERENCES decision(id)  -- what set the value; NULL: nothing did
) STRICT;
CREATE INDEX record_by_date ON record (date, id);
CREATE INDEX record_by_sender ON record (sender, id);
CREATE INDEX record_by_size ON record (size, id);
CREATE INDEX record_by_content ON record (content);
CREATE INDEX record_by_folder ON record (folder, date, id);
CREATE INDEX record_by_source_file ON record (source_file);
CREATE INDEX record_by_value ON record (value, date, id);

CREATE TABLE message (
  -- What was understood of a content. Can be rebuilt from the bytes.
  content INTEGER PRIMARY KEY REFERENCES content(id),
  kind TEXT NOT NULL,            -- mail, report, calendar, unknown
  subject TEXT NOT NULL,
  subject_key INTEGER,           -- hash of the subject without reply marks; NULL when nothing is left
  sent INTEGER,                  -- seconds since 1970 UTC
  sent_zone INTEGER,             -- minutes east of UTC; NULL when not told
  sent_state TEXT NOT NULL,      -- usable, absent, unreadable, implausible
  received INTEGER,              -- from the topmost Received field
  message_id TEXT NOT NULL,      -- without angle brackets; '' when absent
  thread INTEGER NOT NULL,       -- the smallest content number known of the conversation when it was joined
  protection TEXT NOT NULL,      -- none, signed, encrypted
  language TEXT NOT NULL,        -- ISO 639-1; '' when not known
  automatic INTEGER NOT NULL,    -- 1: sent by a list or a machine
  attachments INTEGER NOT NULL,  -- how many that are not inline
  agent TEXT NOT NULL            -- what read it, with version
) STRICT;
CREATE INDEX message_by_thread ON message (thread);
CREATE INDEX message_by_subject ON message (subject_key) WHERE subject_key IS NOT NULL;

CREATE TABLE thread_link (
  -- Every Message-ID seen, own or referred to, and the conversation it belongs to.
  id INTEGER PRIMARY KEY,        -- the first 63 bits of the SHA-256 of the Message-ID
  thread INTEGER NOT NULL
) STRICT;
CREATE INDEX thread_link_by_thread ON thread_link (thread);

CREATE TABLE person (
  -- A name and address as they stood together in a header.
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL,         -- as written; '' when there was only a name
  name TEXT NOT NULL,
  domain TEXT NOT NULL,          -- lower case; '' when none
  UNIQUE (address, name)
) STRICT;

CREATE TABLE participant (
  -- Who stands in which header of a message.
  content INTEGER NOT NULL REFERENCES content(id),
  role TEXT NOT NULL,            -- from, sender, reply-to, to, cc, bcc, resent-…
  place INTEGER NOT NULL,        -- order within the message
  person INTEGER NOT NULL REFERENCES person(id),
  PRIMARY KEY (content, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
  -- Parts that are not the text itself, and nested messages. The bytes are in the content.
  content INTEGER NOT NULL REFERENCES content(id),
  path TEXT NOT NULL,            -- place in the message: 2, 1.3
  type TEXT NOT NULL,            -- media type as declared
  name TEXT NOT NULL,            -- as declared, decoded; '' when none
  declared_size INTEGER,         -- what the message claims
  size INTEGER NOT NULL,         -- bytes, decoded
  sha256 BLOB NOT NULL,          -- of the decoded bytes
  inline INTEGER NOT NULL,       -- 1: shown within the text
  content_id TEXT,
  PRIMARY KEY (content, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_by_type ON attachment (type);

CREATE TABLE problem (
  -- A named defect of a source file (content and record NULL), a record, or a content.
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  source_file INTEGER REFERENCES source_file(id),
  record INTEGER REFERENCES record(id),
  content INTEGER REFERENCES content(id),
  start INTEGER,                 -- where in the source file (or content), when known
  length INTEGER,
  detail TEXT NOT NULL           -- facts; '' when none
) STRICT;
CREATE INDEX problem_by_kind ON problem (kind, content, record);
CREATE INDEX problem_by_source_file ON problem (source_file) WHERE source_file IS NOT NULL;
CREATE INDEX problem_by_record ON problem (record) WHERE record IS NOT NULL;
CREATE INDEX problem_by_content ON problem (content) WHERE content IS NOT NULL;

CREATE TABLE decision (
  -- Who set which value on which ground. Superseded by later ones, never edited.
  id INTEGER PRIMARY KEY,
  event INTEGER NOT NULL REFERENCES event(id),
  layer TEXT NOT NULL,           -- decision, exemption, dossier, position: which of them decides see shared/value
  value TEXT NOT NULL CHECK (value IN ('B', 'V', 'N')),
  reason TEXT NOT NULL,
  undoes INTEGER REFERENCES decision(id)  -- set when this one takes an earlier one back
) STRICT;
CREATE TRIGGER decision_not_edited BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions cannot be edited'); END;
CREATE TRIGGER decision_not_removed BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions cannot be removed'); END;

CREATE TABLE decision_record (
  -- The records a decision was about, and what they were before.
  record INTEGER NOT NULL REFERENCES record(id),
  decision INTEGER NOT NULL REFERENCES decision(id),
  before_value TEXT NOT NULL,
  before_decision INTEGER REFERENCES decision(id),
  PRIMARY KEY (decision, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_record_by_record ON decision_record (record);

CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE
) STRICT;

CREATE TABLE record_tag (
  tag INTEGER NOT NULL REFERENCES tag(id),
  record INTEGER NOT NULL REFERENCES record(id),
  PRIMARY KEY (tag, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_tag_by_record ON record_tag (record);

CREATE TABLE tag_change (
  -- The records a tagging event really changed: what undo takes back.
  event INTEGER NOT NULL REFERENCES event(id),
  record INTEGER NOT NULL REFERENCES record(id),
  tag INTEGER NOT NULL REFERENCES tag(id),
  added INTEGER NOT NULL,        -- 1 put on, 0 taken off
  PRIMARY KEY (event, record, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_change_by_record ON tag_change (record);

CREATE TABLE note (
  -- The archivist's note on a record; the latest event counts.
  event INTEGER NOT NULL REFERENCES event(id),
  record INTEGER NOT NULL REFERENCES record(id),
  text TEXT NOT NULL,            -- '' takes the note away
  before TEXT NOT NULL,
  PRIMARY KEY (record, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE undone (
  -- Which event took which earlier one back.
  event INTEGER PRIMARY KEY REFERENCES event(id),    -- the one taken back
  by INTEGER NOT NULL REFERENCES event(id)
) STRICT;

CREATE TABLE vocabulary (
  -- The words of the index, for finding word forms and compounds. Rebuilt from the index.
  word TEXT PRIMARY KEY,
  reversed TEXT NOT NULL,        -- written backwards, to find words by their end
  contents INTEGER NOT NULL      -- in how many contents it occurs
) STRICT, WITHOUT ROWID;
CREATE INDEX vocabulary_by_end ON vocabulary (reversed);

-- The full-text index, one row per content under its number. It holds words and places, not the text. Its words leave the
-- file only with 'optimize'.
CREATE VIRTUAL TABLE words USING fts5(
  subject, sender, receiver, copied, blind, body, filename, attachment,
  facts, -- what else a query can ask for (kind, language, types of attachments …), each one word that begins with U+E000
  content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'
);
`
