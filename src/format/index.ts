import { answersOnly } from './answers-only.ts'
import { collapsed } from './collapsed.ts'
import { emphasised } from './emphasised.ts'
import type { Format } from './format.ts'
import { headings } from './headings.ts'
import { labels } from './labels.ts'
import { numbered } from './numbered.ts'

/** All formats. Of two equally strong claims to the same lines the earlier format wins. */
export const formats: readonly Format[] = [collapsed, labels, headings, emphasised, numbered, answersOnly]
