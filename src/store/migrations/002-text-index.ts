import type { Migration } from './migration.ts'

/** The full-text index and its vocabulary: a cache of `card_text`, written with it in one transaction. */
export const textIndex: Migration = {
  number: 2,
  name: 'text-index',
  sql: `
-- What of a card can be searched. FTS5 reads it as its content and allows no table-valued function there, so
-- the choices are bared of their JSON by hand.
CREATE VIEW searchable (card, question, context, answer, topics, section) AS
SELECT card, question,
  CASE WHEN choices IS NULL THEN context ELSE coalesce(context || char(10), '') ||
    replace(replace(replace(replace(replace(choices,
      '"text":', ''), '"correct":true', ''), '"correct":false', ''), '\\n', ' '), '\\t', ' ')
  END,
  answer, topics || tags, section
FROM card_text;

CREATE VIRTUAL TABLE card_index USING fts5 (
  question, context, answer, topics, section,
  content = 'searchable', content_rowid = 'card', tokenize = 'porter unicode61 remove_diacritics 2'
);

-- Cards that hold Chinese, Japanese or Korean: their pairs of characters, and the other words between them.
CREATE VIRTUAL TABLE card_pairs USING fts5 (
  question, rest,
  content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);

-- Every word with the number of cards that hold it, as lines 'word count'; together in one row the words of
-- one length and one set of letters (32 bits).
CREATE TABLE vocabulary (
  length INTEGER NOT NULL,
  letters INTEGER NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (length, letters)
) STRICT, WITHOUT ROWID;

-- The sets of letters there are of each length, 4 bytes each: spelling is mended from a scan of these.
CREATE TABLE letter_sets (
  length INTEGER PRIMARY KEY,
  sets BLOB NOT NULL
) STRICT;

CREATE INDEX card_retired ON card (key) WHERE retired_at IS NOT NULL;
`,
}
