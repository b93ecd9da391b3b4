import type { Migration } from './migration.ts'

/** What an import leaves open: successions a person has to confirm, and cards of several documents that ask the same. */
export const imports: Migration = {
  number: 4,
  name: 'import',
  sql: `
-- Perhaps the same card: 'iq link' confirms it. It holds while the old card is retired and the new one is not.
CREATE TABLE offer (
  old INTEGER NOT NULL REFERENCES card (key),
  new INTEGER NOT NULL REFERENCES card (key),
  -- How alike questions and answers are, 0-1.
  question REAL NOT NULL,
  answer REAL NOT NULL,
  PRIMARY KEY (old, new)
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_new ON offer (new);

-- Near-duplicates, each pair once, the older card first.
CREATE TABLE alike (
  card INTEGER NOT NULL REFERENCES card (key),
  other INTEGER NOT NULL REFERENCES card (key),
  likeness REAL NOT NULL,
  PRIMARY KEY (card, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX alike_other ON alike (other);

-- Under which words the cards of an import are filed, so that a later import finds those alike without reading
-- every card: ascending doubles, 2^23 times a member plus the card's key. What was reworded since stays in it:
-- whoever finds a card here looks at its text.
CREATE TABLE filing (
  part INTEGER PRIMARY KEY,
  entries BLOB NOT NULL
) STRICT;

-- An import writes its words to the index in few large pieces. Bytes.
INSERT INTO card_index (card_index, rank) VALUES ('hashsize', 16777216);
`,
}
