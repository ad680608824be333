/** The bytes of damaged places in databases of mail, kept beside the records, and which problem names them. */
export const sql = /* sql */ `
ALTER TABLE aside ADD COLUMN is_damage INTEGER NOT NULL DEFAULT 0
  /* 1: a damaged place in a database, as it lies there. It belongs to items or structure, and is not counted as set aside */;
CREATE UNIQUE INDEX aside_by_damage ON aside (source_file, start, length) WHERE is_damage;
ALTER TABLE problem ADD COLUMN kept INTEGER REFERENCES aside(id) /* the bytes of its place, where these are kept beside the records */;
DROP INDEX aside_by_source_file;
CREATE INDEX aside_by_place ON aside (source_file, start, length);
UPDATE problem SET kept = (SELECT max(a.id) FROM aside a
  WHERE a.source_file = problem.source_file AND a.start = problem.start AND a.length = problem.length)
  WHERE source_file IS NOT NULL AND length > 0;
`
