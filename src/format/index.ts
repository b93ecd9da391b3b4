import { answersOnly } from './answers-only.ts'
import { bullets } from './bullets.ts'
import { cardBlocks } from './card-blocks.ts'
import { cloze } from './cloze.ts'
import { collapsed } from './collapsed.ts'
import { definitions } from './definitions.ts'
import { emphasised } from './emphasised.ts'
import type { Format } from './format.ts'
import { headings } from './headings.ts'
import { labels } from './labels.ts'
import { numbered } from './numbered.ts'
import { questionLines } from './question-lines.ts'
import { ruled } from './ruled.ts'
import { separators } from './separators.ts'
import { tabSeparated } from './tab-separated.ts'
import { tables } from './tables.ts'
import { topicHeadings } from './topic-headings.ts'
import { wholeFile } from './whole-file.ts'

/** All formats. Of two equally strong claims to the same lines the earlier format wins. */
export const formats: readonly Format[] = [
  cardBlocks,
  collapsed,
  separators,
  labels,
  cloze,
  tables,
  headings,
  emphasised,
  definitions,
  numbered,
  topicHeadings,
  bullets,
  questionLines,
  ruled,
  tabSeparated,
  wholeFile,
  answersOnly,
]
