-- Version 2: what a desk corrects.
--
-- A correction of a statement names it by its content's words and which of those equal words it is, in the page's order,
-- since numbers change when a page is read again.
CREATE TABLE corrections (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  address TEXT,
  content TEXT,
  occurrence INTEGER,
  party TEXT,
  value TEXT,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  why TEXT NOT NULL,
  undone_at TEXT,
  undone_by TEXT
) STRICT;
CREATE INDEX corrections_by_address ON corrections (address);
