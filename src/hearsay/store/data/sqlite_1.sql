-- The store in SQLite, version 1: pages, reports, who is in them, statements, stories.

CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO counters VALUES ('statement', 0);

-- Pages as they came, compressed by zstd.
CREATE TABLE pages (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- Who speaks, is told, passes on or publishes, over all reports. `key` is the name by which another report finds it.
CREATE TABLE parties (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE
) STRICT;

-- Counts are of current versions. A story that turned out to be another's has `joined_to`, so that links to it still lead there.
CREATE TABLE stories (
  id INTEGER PRIMARY KEY,
  latest INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  statements INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  joined_to INTEGER REFERENCES stories (id)
) STRICT;
CREATE INDEX stories_by_time ON stories (latest DESC, id DESC);

-- One version of one page. `address` is what versions have in common; `moment` is when it was published, or else added,
-- in seconds since 1970.
CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  page TEXT NOT NULL REFERENCES pages (sha256),
  address TEXT NOT NULL,
  version INTEGER NOT NULL,
  is_current INTEGER NOT NULL,
  story INTEGER NOT NULL REFERENCES stories (id),
  outlet INTEGER REFERENCES parties (id),
  input TEXT NOT NULL,
  form TEXT NOT NULL,
  given_site TEXT,
  given_published TEXT,
  given_confidence REAL NOT NULL,
  title TEXT,
  site TEXT,
  url TEXT,
  published TEXT,
  language TEXT,
  moment INTEGER NOT NULL,
  is_dated INTEGER NOT NULL,
  added TEXT NOT NULL,
  statements INTEGER NOT NULL,
  UNIQUE (address, version)
) STRICT;
CREATE INDEX reports_by_page ON reports (page);
CREATE INDEX reports_by_input ON reports (input);
CREATE INDEX reports_by_time ON reports (is_current, moment, id);
CREATE INDEX reports_by_story ON reports (story, is_current, moment, id, statements);
CREATE INDEX reports_by_outlet ON reports (outlet, is_current, moment, id);

-- What was read, compressed, and its sketch; apart from the rest, which is looked through much more often.
CREATE TABLE records (
  report INTEGER PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
  record BLOB NOT NULL
) STRICT;
CREATE TABLE sketches (
  report INTEGER PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
  sketch BLOB NOT NULL,
  keys TEXT
) STRICT;

-- Which party an entity of a report is; those alone that take part in a statement. `role` and `pronoun` are the report's own
-- words of it; `is_named` is 0 for "a senior official".
CREATE TABLE report_entities (
  report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  entity INTEGER NOT NULL,
  party INTEGER NOT NULL REFERENCES parties (id),
  role TEXT,
  pronoun TEXT,
  is_named INTEGER NOT NULL,
  PRIMARY KEY (report, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_entities_by_party ON report_entities (party);

-- Statements of the current versions. Ids grow with the time of publication: newest first is the order of the index.
CREATE TABLE statements (
  id INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  statement INTEGER NOT NULL,
  speaker INTEGER REFERENCES parties (id),
  speaker_entity INTEGER,
  kind TEXT NOT NULL,
  channel TEXT NOT NULL,
  certainty TEXT NOT NULL,
  content TEXT NOT NULL,
  who TEXT NOT NULL,
  chain TEXT NOT NULL,
  confidence REAL NOT NULL,
  is_corrected INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX statements_by_report ON statements (report, statement);
CREATE INDEX statements_by_speaker ON statements (speaker, id);

-- Their words in comparison form. `facts` has one word for each of kind, channel, certainty, and whether dated.
CREATE VIRTUAL TABLE statement_words USING fts5 (
  content, who, addressees, via, outlet, about, facts, tokenize = "unicode61 remove_diacritics 0"
);

-- By what a new report finds those of its event. Under which keys a report lies stands in its sketch's row: an index of its
-- own would double what is written.
CREATE TABLE postings (
  key INTEGER NOT NULL,
  report INTEGER NOT NULL,
  PRIMARY KEY (key, report)
) STRICT, WITHOUT ROWID;
