import type { Migration } from './migration.ts'

/** What a day's queue is chosen by, so that it opens as fast in a library of a hundred thousand cards. */
export const queue: Migration = {
  number: 3,
  name: 'queue',
  sql: `
-- Cache: cards never graded. Triggers keep it in step with card and memory.
CREATE TABLE new_card (
  card INTEGER PRIMARY KEY REFERENCES card (key)
) STRICT;
INSERT INTO new_card
  SELECT key FROM card WHERE key NOT IN (SELECT card FROM memory WHERE state <> 'new');

CREATE TRIGGER card_is_new AFTER INSERT ON card
BEGIN INSERT INTO new_card VALUES (NEW.key); END;

CREATE TRIGGER card_is_started AFTER INSERT ON memory WHEN NEW.state <> 'new'
BEGIN DELETE FROM new_card WHERE card = NEW.card; END;

CREATE TRIGGER card_is_new_again AFTER INSERT ON memory WHEN NEW.state = 'new'
BEGIN INSERT OR IGNORE INTO new_card VALUES (NEW.card); END;

CREATE TRIGGER memory_is_gone AFTER DELETE ON memory
BEGIN INSERT OR IGNORE INTO new_card VALUES (OLD.card); END;

-- All that tells how endangered a due card is, so that choosing reads no memory but those chosen.
DROP INDEX memory_due_day;
CREATE INDEX memory_due_day ON memory (due_day, suspended, buried_until, last_day, stability)
  WHERE due_day IS NOT NULL;
CREATE INDEX memory_last_day ON memory (last_day) WHERE last_day IS NOT NULL;
CREATE INDEX memory_missed_new ON memory (card) WHERE state = 'new' AND last_quiz_grade = 1;
`,
}
