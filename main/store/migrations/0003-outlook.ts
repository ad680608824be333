/**
 * What items of Outlook and other mail programs need: their class, how and where they were found, and the folders of their file.
 * An explanation of an added column stands before its semicolon and between marks that end: so SQLite keeps it in the file.
 */
export const sql = /* sql */ `
ALTER TABLE record ADD COLUMN found_as TEXT NOT NULL DEFAULT ''
  /* '' in its folder, 'associated' kept with a folder and hidden from people, 'recovered' in the file and in no folder, 'deleted' */;
ALTER TABLE record ADD COLUMN node INTEGER /* the node it is in, of a personal folders file */;
ALTER TABLE record ADD COLUMN trailer BLOB /* what the source kept with it and is not part of it, verbatim: of an .emlx */;
CREATE INDEX record_by_found_as ON record (found_as, id) WHERE found_as <> '';

ALTER TABLE message ADD COLUMN item_class TEXT NOT NULL DEFAULT '' /* message class of an Outlook item: 'IPM.Note' */;
CREATE INDEX message_by_item_class ON message (item_class) WHERE item_class <> '';

CREATE TABLE source_folder (
  -- A folder inside a source file, by the file's own account and by ours. A file with such an account is a database: the bytes
  -- that belong to no item are its structure and free space, and stand in source_file as bytes_separators; its cursor is no byte.
  source_file INTEGER NOT NULL REFERENCES source_file(id),
  place INTEGER NOT NULL,        -- its order in the file
  path TEXT NOT NULL,            -- segments joined by '/'
  kind TEXT NOT NULL,            -- 'folder', or 'search': a search folder holds no items of its own
  container_class TEXT NOT NULL, -- 'IPF.Note', 'IPF.Appointment' …; '' when not said
  declared INTEGER,              -- items by the folder's own counter; NULL when it has none
  declared_associated INTEGER,
  read INTEGER NOT NULL,         -- items of it that became records
  associated INTEGER NOT NULL,
  PRIMARY KEY (source_file, place)
) STRICT, WITHOUT ROWID;
`
