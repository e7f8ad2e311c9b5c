-- Records of the business. Versions come from one counter, so that a removed and re-added record never
-- passes for the one that was read before.
CREATE TABLE records (
  clinic  TEXT NOT NULL,
  kind    TEXT NOT NULL,
  key     TEXT NOT NULL,
  version INTEGER NOT NULL,
  json    TEXT NOT NULL,
  PRIMARY KEY (clinic, kind, key)
) WITHOUT ROWID;

CREATE TABLE record_version (last INTEGER NOT NULL);
INSERT INTO record_version VALUES (0);
