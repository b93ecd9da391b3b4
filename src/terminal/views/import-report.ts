import type { Dropped } from '../../format/reading.ts'
import type { Notice } from '../../problem.ts'
import type { Page } from '../page.ts'
import { counted } from '../time.ts'
import { oneLine, visible } from '../visible.ts'
import { shorten } from '../width.ts'
import { type Span, span, wrapSpans, wrapText } from '../wrap.ts'
import { stacked } from './card.ts'

type Count =
  | 'new'
  | 'unchanged'
  | 'edited'
  | 'reworded'
  | 'offered'
  | 'moved'
  | 'retired'
  | 'drafts'
  | 'unanswered'

/** In cards; `dropped` counts stretches of text. */
export type ReportTotals = Record<Count | 'dropped', number>

export interface ReportedDocument {
  status: 'new' | 'changed' | 'unchanged'
  path: string
  title: string
  formats: readonly string[]
  dropped: readonly Dropped[]
  notices: readonly Notice[]
  totals: ReportTotals
}

export interface Report {
  documents: readonly ReportedDocument[]
  skipped: readonly { path: string; code: string; reason: string }[]
  totals: ReportTotals
}

/**
 * What an import did: each document that changed, what was dropped and why, what was skipped, and what comes next.
 * Unchanged documents are one line, unless the whole is asked for.
 */
export function importView(report: Report, page: Page, { dryRun = false, whole = false } = {}): string[] {
  const told = report.documents.filter((document) => isNews(document, whole))
  return stacked(
    ...told.map((document) => documentLines(document, page)),
    skippedLines(report, page),
    totalLines(report, page, dryRun),
    whole ? [] : unchangedLines(report, page),
    nextLines(report, page, dryRun),
  )
}

const isNews = ({ status, totals, dropped, notices }: ReportedDocument, whole: boolean): boolean =>
  cardWords(totals).some(({ count }) => count !== 'unchanged') ||
  ((whole || status !== 'unchanged') && dropped.length + notices.length > 0)

/** What was said of them when they were read is not said again. */
function unchangedLines({ documents }: Report, { width, iq, style }: Page): string[] {
  const same = documents.filter((document) => document.status === 'unchanged' && !isNews(document, false))
  const dropped = same.reduce((sum, document) => sum + document.dropped.length, 0)
  if (dropped === 0) return []
  const text = `${counted(same.length, 'document')} unchanged, of which ${counted(dropped, 'piece')} of text were dropped before: ${iq} import --explain`
  return wrapText(text, width, style.dim)
}

/** In the order of the contract; what did not happen is not said. */
const WORDS: readonly [Count, string][] = [
  ['new', 'new'],
  ['unchanged', 'unchanged'],
  ['edited', 'with another answer'],
  ['reworded', 'reworded'],
  ['offered', 'perhaps reworded'],
  ['moved', 'moved'],
  ['retired', 'retired'],
]

const cardWords = (totals: ReportTotals) =>
  WORDS.flatMap(([count, word]) => (totals[count] > 0 ? [{ count, text: `${totals[count]} ${word}` }] : []))

const summary = (totals: ReportTotals): string =>
  cardWords(totals)
    .map(({ text }) => text)
    .join(', ') || 'no cards'

function documentLines(
  { path, title, formats, dropped, notices, totals }: ReportedDocument,
  page: Page,
): string[] {
  const { style, width } = page
  const read = formats.length === 0 ? '' : ` (read as ${formats.map(spaced).join(', ')})`
  return [
    style.bold(shorten(oneLine(title), width)),
    ...indented([span(oneLine(path), style.dim)], width),
    ...indented([span(summary(totals) + lacks(totals)), span(read, style.dim)], width),
    ...dropped.flatMap((piece) => droppedLines(path, piece, page)),
    ...notices.flatMap((notice) => noticeLines(path, notice, page)),
  ]
}

function lacks({ drafts, unanswered }: ReportTotals): string {
  const parts = [
    ...(drafts > 0 ? [`${drafts} without a question`] : []),
    ...(unanswered > 0 ? [`${unanswered} without an answer`] : []),
  ]
  return parts.length === 0 ? '' : `; ${parts.join(', ')}`
}

const indented = (spans: readonly Span[], width: number): string[] =>
  wrapSpans(spans, width - 2).map((line) => `  ${line}`)

function droppedLines(
  path: string,
  { line, endLine, reason, text }: Dropped,
  { style, width }: Page,
): string[] {
  const place = `${oneLine(path)}:${line}${endLine > line ? `-${endLine}` : ''}`
  return [
    ...indented([span('dropped', style.yellow), span(` ${place}: ${reasonText(reason)}`)], width),
    style.dim(`    ${shorten(oneLine(text), width - 4)}`),
  ]
}

function noticeLines(path: string, { path: own, line, message }: Notice, { style, width }: Page): string[] {
  const place = oneLine(own ?? path) + (line === null ? '' : `:${line}`)
  return indented([span('notice', style.yellow), span(` ${place}: ${visible(message)}`)], width)
}

/** Reasons that their own words do not explain. */
const REASONS: Record<string, string> = {
  'no-question': 'no question recognised here',
  introduction: 'introduction, before the first question',
  closing: 'closing words, after the last question',
  'table-of-contents': 'a table of contents',
  links: 'only links',
  facts: 'facts about the page',
  source: 'only says where the text is from',
  total: 'only counts the questions',
  control: 'a control of the web page',
  footer: 'the footer of the page',
  'back-to-top': 'a link back to the top',
  comment: 'a comment',
  comments: 'comments of readers',
  advert: 'an advert',
}

const reasonText = (reason: string): string => REASONS[reason] ?? spaced(reason)

const spaced = (words: string): string => oneLine(words).replaceAll('-', ' ')

function skippedLines({ skipped }: Report, { style, width }: Page): string[] {
  return skipped.flatMap(({ path, reason }) =>
    wrapSpans([span('skipped', style.yellow), span(` ${oneLine(path)}: ${visible(reason)}`)], width),
  )
}

function totalLines(
  { documents, skipped, totals }: Report,
  { style, width }: Page,
  dryRun: boolean,
): string[] {
  const read = [
    counted(documents.length, 'document'),
    ...(skipped.length > 0 ? [`${skipped.length} skipped`] : []),
  ].join(', ')
  const pieces = documents.reduce((sum, document) => sum + document.dropped.length, 0)
  const dropped =
    totals.dropped > 0
      ? [`${counted(totals.dropped, 'piece')} of text dropped.`]
      : pieces === 0
        ? ['Nothing dropped.']
        : []
  return [
    ...wrapText(`${read}: ${summary(totals)}${lacks(totals)}.`, width, style.bold),
    ...(documents.length > 0 ? dropped : []),
    ...(dryRun ? ['Nothing was written: this was a dry run.'] : []),
  ]
}

function nextLines({ totals }: Report, { iq }: Page, dryRun: boolean): string[] {
  if (dryRun) return []
  if (totals.offered > 0) return [`    ${iq} link`]
  if (totals.drafts > 0) return [`    ${iq} quiz`, `    ${iq} list --drafts`]
  return totals.new > 0 ? [`    ${iq} quiz`] : []
}
