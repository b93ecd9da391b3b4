import type { Migration } from './migration.ts'

/** Mock interviews: kept apart from events, since they feed no memory. */
export const interviews: Migration = {
  number: 5,
  name: 'interview',
  sql: `
CREATE TABLE interview (
  key INTEGER PRIMARY KEY,
  device TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  -- UTC milliseconds; null while it is open or was broken off by a kill.
  ended_at INTEGER,
  -- finished, out-of-time, quit, interrupted.
  ending TEXT,
  time_ms INTEGER NOT NULL,
  -- JSON: the topics wished for, as names.
  topics TEXT NOT NULL,
  -- JSON: the planned questions in order, each with card, topic, part and budget in milliseconds.
  questions TEXT NOT NULL,
  UNIQUE (device, started_at)
) STRICT;

-- What became of each question. The score is the person's own; 'suggested' and 'basis' say what it was held against.
CREATE TABLE interview_turn (
  interview INTEGER NOT NULL REFERENCES interview (key),
  position INTEGER NOT NULL,
  card TEXT NOT NULL,
  at INTEGER NOT NULL,
  ms INTEGER NOT NULL,
  typed TEXT,
  -- JSON: the rubric with its ticks.
  points TEXT NOT NULL,
  suggested INTEGER,
  -- typed, ticked, none.
  basis TEXT NOT NULL,
  score INTEGER CHECK (score BETWEEN 0 AND 4),
  skipped INTEGER NOT NULL,
  note TEXT,
  PRIMARY KEY (interview, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX interview_turn_card ON interview_turn (card);
`,
}
