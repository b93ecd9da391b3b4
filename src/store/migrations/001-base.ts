import type { Migration } from './migration.ts'

/**
 * Documents, cards, events and what is computed from them.
 *
 * `event` is the truth and append-only. `memory` is a cache of it, and `version.card` of its `linked` events.
 * Card rows are slim, so that lists and queues never drag answers through memory: the
 * texts stand in `card_text`.
 */
export const base: Migration = {
  number: 1,
  name: 'base',
  sql: `
CREATE TABLE migration (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT;

-- What holds for this one file: its device id.
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One import: all its documents share the number.
CREATE TABLE import (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  totals TEXT NOT NULL,
  skipped TEXT NOT NULL
) STRICT;

CREATE TABLE document (
  key INTEGER PRIMARY KEY,
  -- Real absolute path, 'seeds:NAME', or '-' for standard input.
  path TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  -- Of the document together with its companion: unchanged when hash and reader are.
  hash TEXT NOT NULL,
  size INTEGER NOT NULL,
  mtime_ms REAL NOT NULL,
  reader INTEGER NOT NULL,
  read_at INTEGER NOT NULL,
  -- The import that last found a change in it.
  import INTEGER NOT NULL REFERENCES import (number),
  -- JSON: formats, dropped, notices and totals of that reading.
  report TEXT NOT NULL,
  -- Put away by 'iq retire'; NULL while in use.
  retired_at INTEGER
) STRICT;

-- A card is a chain of versions joined by 'linked' events.
CREATE TABLE card (
  key INTEGER PRIMARY KEY,
  -- Id of the chain's first version: the card's id for good.
  id TEXT NOT NULL,
  -- Id of the version whose text stands in card_text.
  version TEXT NOT NULL,
  -- 1: an answer whose question is missing.
  draft INTEGER NOT NULL,
  -- Set when no document in use holds the card any more; NULL while one does.
  retired_at INTEGER
) STRICT;

CREATE TABLE version (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  card INTEGER NOT NULL REFERENCES card (key)
) STRICT;
CREATE INDEX version_card ON version (card);

CREATE TABLE card_text (
  card INTEGER PRIMARY KEY REFERENCES card (key),
  kind TEXT NOT NULL,
  question TEXT,
  context TEXT,
  answer TEXT,
  answer_kind TEXT,
  choices TEXT,
  intent TEXT,
  guidance TEXT,
  section TEXT,
  -- JSON arrays, in order.
  topics TEXT NOT NULL,
  tags TEXT NOT NULL,
  question_from TEXT
) STRICT;

-- Each place where a version stands.
CREATE TABLE source (
  document INTEGER NOT NULL REFERENCES document (key),
  ordinal INTEGER NOT NULL,
  version INTEGER NOT NULL REFERENCES version (key),
  line INTEGER NOT NULL,
  end_line INTEGER NOT NULL,
  format TEXT NOT NULL,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_version ON source (version);

-- Names a card is found by. kind: 'topic' its own; 'within' a parent of one; 'tag' the document's word.
CREATE TABLE label (
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  card INTEGER NOT NULL REFERENCES card (key),
  PRIMARY KEY (name, card, kind)
) STRICT, WITHOUT ROWID;

-- The truth. kind has no CHECK and card no REFERENCES: what a newer iq or another machine wrote survives.
CREATE TABLE event (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hlc INTEGER NOT NULL,
  at INTEGER NOT NULL,
  day TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  kind TEXT NOT NULL,
  card TEXT,
  grade INTEGER,
  ms INTEGER,
  data TEXT,
  crc INTEGER NOT NULL,
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_card ON event (card);
CREATE INDEX event_hlc ON event (hlc);

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

-- Also keeps INSERT OR REPLACE out, which deletes without firing triggers.
CREATE TRIGGER event_has_no_gap BEFORE INSERT ON event
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event WHERE device = NEW.device)
BEGIN SELECT RAISE(ABORT, 'events are numbered without a gap'); END;

-- Cache: what a card's events add up to. No row: a card that nothing has happened to.
-- A review card has a due_day and no due: the instant follows from the day and the zone iq runs in.
CREATE TABLE memory (
  card INTEGER PRIMARY KEY REFERENCES card (key),
  state TEXT NOT NULL,
  due INTEGER,
  due_day TEXT,
  stability REAL,
  difficulty REAL,
  interval_days INTEGER NOT NULL,
  step INTEGER NOT NULL,
  reps INTEGER NOT NULL,
  lapses INTEGER NOT NULL,
  last_at INTEGER,
  last_day TEXT,
  last_grade INTEGER,
  last_quiz_at INTEGER,
  last_quiz_grade INTEGER,
  suspended INTEGER NOT NULL,
  buried_until TEXT
) STRICT;
CREATE INDEX memory_due ON memory (due) WHERE due IS NOT NULL;
CREATE INDEX memory_due_day ON memory (due_day) WHERE due_day IS NOT NULL;
`,
}
