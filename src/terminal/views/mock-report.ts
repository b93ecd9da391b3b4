import type { Zone } from '../../review/study-day.ts'
import type { MockReport, QuestionReport } from '../../study/mock/report.ts'
import type { Page } from '../page.ts'
import { counted, durationText, timeText } from '../time.ts'
import { oneLine } from '../visible.ts'
import { padEnd, shorten, widthOf } from '../width.ts'
import { wrapText } from '../wrap.ts'
import { clockText } from './mock.ts'

/** An interview that is over, with what its cards ask. */
export interface Held {
  number: number
  startedAt: number
  ending: string | null
  report: MockReport
  /** The question of a card by its id, as one line; null when it is gone. */
  question: (card: string) => string | null
  /** It was broken off and can go on. */
  open: boolean
}

/** A mean score in one place behind the point. */
const scoreText = (mean: number | null): string => (mean === null ? '–' : mean.toFixed(1))

/** The report of an interview: topics weakest first, then every question with its time and what was missed. */
export function mockReport(held: Held, page: Page, zone: Zone): string[] {
  const { report } = held
  const { style, iq } = page
  return [
    style.bold(`Interview ${held.number} · ${timeText(held.startedAt, zone)}`),
    `${overall(report)}${ended(held)}`,
    ...(report.topics.length > 0 ? ['', ...topicLines(report, page)] : []),
    ...report.questions.flatMap((question) => ['', ...questionLines(question, held, page)]),
    ...nextLines(held, page),
    ...(held.open ? ['', `It can go on: ${iq} interview --resume`] : []),
  ]
}

const overall = ({ mean, scored, planned, skipped, ms, time }: MockReport): string =>
  [
    mean === null ? 'Nothing was scored' : `Score ${scoreText(mean)} of 4`,
    `${scored} of ${counted(planned, 'question')} answered`,
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    `${durationText(ms)} of ${durationText(time)}`,
  ].join(' · ')

const ENDINGS: Readonly<Record<string, string>> = {
  'out-of-time': ' · time was over',
  quit: ' · broken off',
  interrupted: ' · broken off',
}
const ended = ({ ending }: Held): string => (ending === null ? ' · broken off' : (ENDINGS[ending] ?? ''))

function topicLines({ topics }: MockReport, { style }: Page): string[] {
  const widest = Math.max(...topics.map(({ topic }) => widthOf(topic)))
  return [
    style.bold('Topics, weakest first'),
    ...topics.map(({ topic, mean, questions, ms, missed }) =>
      [
        `  ${padEnd(topic, widest)}`,
        `${scoreText(mean)} of 4`,
        counted(questions, 'question'),
        clockText(ms),
        ...(missed > 0 ? [`${counted(missed, 'point')} missed`] : []),
      ].join('  '),
    ),
  ]
}

function questionLines(
  question: QuestionReport,
  { question: textOf }: Held,
  { style, width }: Page,
): string[] {
  const { position, card, score, skipped, ms, budget, over, missed, note } = question
  const text = oneLine(textOf(card) ?? '(this card is gone)')
  const result = skipped ? 'skipped' : score === null ? 'not scored' : `${score} of 4`
  const time = `${clockText(ms)} of ${clockText(budget)}`
  const detail = (label: string, value: string) =>
    wrapText(label + oneLine(value), width - 4, style.dim).map((line) => `    ${line}`)
  return [
    ...wrapText(`${position + 1}. ${text}`, width, style.bold),
    `    ${result} · ${over ? style.yellow(`${time}, over`) : time}`,
    ...missed.flatMap((point) => detail('missed: ', point)),
    ...(note === null ? [] : detail('note: ', note)),
  ]
}

function nextLines({ report, question }: Held, { iq, idLength, width, style }: Page): string[] {
  if (report.next.length === 0) return []
  return [
    '',
    style.bold('Look at next'),
    ...report.next.map((card) => {
      const command = `  ${iq} show ${card.slice(0, idLength)}  `
      return command + shorten(oneLine(question(card) ?? ''), width - widthOf(command))
    }),
  ]
}

/** One line an interview, newest first. */
export function mockList(all: readonly Held[], { style, iq }: Page, zone: Zone): string[] {
  if (all.length === 0) return [`No interviews yet: ${iq} interview`]
  const line = ({ number, startedAt, report, open }: Held) =>
    [
      String(number).padStart(3),
      timeText(startedAt, zone),
      `${scoreText(report.mean)} of 4`,
      `${report.scored} of ${counted(report.planned, 'question')}`,
      durationText(report.ms),
      report.topics.map(({ topic }) => topic).join(', '),
      ...(open ? ['(can go on)'] : []),
    ].join('  ')
  return [...all.map(line), style.dim(`One of them: ${iq} interview --report N`)]
}

/** The report as a Markdown document. */
export function mockMarkdown(held: Held, zone: Zone): string {
  const { report } = held
  const cell = (text: string) => oneLine(text).replace(/\|/g, '\\|')
  const lines = [
    `# Interview ${held.number}, ${timeText(held.startedAt, zone)}`,
    '',
    overall(report) + ended(held),
    '',
    '| Topic | Score | Questions | Time | Points missed |',
    '| --- | --- | --- | --- | --- |',
    ...report.topics.map(
      ({ topic, mean, questions, ms, missed }) =>
        `| ${cell(topic)} | ${scoreText(mean)} | ${questions} | ${clockText(ms)} | ${missed} |`,
    ),
    ...report.questions.flatMap(
      ({
        card,
        position,
        topic,
        score,
        suggested,
        basis,
        skipped,
        ms,
        budget,
        over,
        points,
        typed,
        note,
      }) => [
        '',
        `## ${position + 1}. ${oneLine(held.question(card) ?? '(this card is gone)')}`,
        '',
        `${topic} · ${skipped ? 'skipped' : score === null ? 'not scored' : `${score} of 4`}${suggested === null ? '' : ` (${suggested} suggested by what was ${basis})`} · ${clockText(ms)} of ${clockText(budget)}${over ? ', over' : ''}`,
        ...(points.length > 0
          ? ['', ...points.map(({ text, ticked }) => `- [${ticked ? 'x' : ' '}] ${oneLine(text)}`)]
          : []),
        ...(typed === null ? [] : ['', ...typed.split('\n').map((line) => `> ${line}`)]),
        ...(note === null ? [] : ['', `Note: ${note}`]),
      ],
    ),
  ]
  return `${lines.join('\n')}\n`
}
