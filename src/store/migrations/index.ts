// How to change the schema.
//
// A migration is a step that some library out there has already taken, so it is never edited, renamed or
// reordered: what was wrong in one is mended by the next. To add one:
//
//   1. Write `NNN-what-it-brings.ts` beside this file, NNN one more than the last, exporting a `Migration`.
//      It imports nothing but that type: code it would call may change, the step may not.
//   2. Put it at the end of the list below. Its number is its place; a library whose number is higher than
//      the list is long was written by a newer iq and is refused untouched.
//   3. Every table is STRICT. What can be computed from documents and events is a cache: prefer dropping and
//      refilling it to carrying it over. `event` alone is the truth; nothing may ever rewrite its rows.
//   4. Test it on a library of the version before, made from the list cut short (test/store/migrate.test.ts).
//
// Each migration runs in one transaction with its row in `migration` and the new `user_version`: a crash
// leaves the library before or after it, never between.

import { base } from './001-base.ts'
import { textIndex } from './002-text-index.ts'
import { queue } from './003-queue.ts'
import { imports } from './004-import.ts'
import { interviews } from './005-interview.ts'
import type { Migration } from './migration.ts'

/** All migrations, oldest first. */
export const MIGRATIONS: readonly Migration[] = [base, textIndex, queue, imports, interviews]
