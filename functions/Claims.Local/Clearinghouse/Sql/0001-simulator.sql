-- What the payer simulator remembers, so that it never answers one claim twice with different money.
CREATE TABLE inputs (name TEXT NOT NULL PRIMARY KEY);

-- Answers are written whole when a claim is decided and delivered when they are due.
CREATE TABLE answers (
  name      TEXT NOT NULL PRIMARY KEY,
  due       TEXT NOT NULL,
  content   TEXT NOT NULL,
  delivered INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX answers_due ON answers (delivered, due);

CREATE TABLE claims (
  payer_control   TEXT NOT NULL PRIMARY KEY,
  submitter       TEXT NOT NULL,
  patient_control TEXT NOT NULL,
  claim           TEXT NOT NULL,
  decision        TEXT NOT NULL,
  UNIQUE (submitter, patient_control)
);

CREATE TABLE deductibles (
  payer  TEXT NOT NULL,
  member TEXT NOT NULL,
  -- Decimal text, exact.
  spent  TEXT NOT NULL,
  PRIMARY KEY (payer, member)
);

CREATE TABLE control_number (last INTEGER NOT NULL);
INSERT INTO control_number VALUES (0);
