import { addDays } from '../../review/study-day.ts'
import { type Heat, type HeatMap, heatMap } from '../../study/heat.ts'
import type { Page } from '../page.ts'
import type { Paint } from '../style.ts'
import { counted, durationText } from '../time.ts'
import { oneLine } from '../visible.ts'
import { padEnd, padStart, shorten } from '../width.ts'
import { wrapText } from '../wrap.ts'
import { stacked } from './card.ts'
import { percent } from './topics.ts'

export interface Stats {
  today: string
  since: string
  days: readonly { day: string; answers: number; ms: number }[]
  ahead: readonly { day: string; cards: number }[]
  cards: { new: number; learning: number; young: number; mature: number; suspended: number; leeches: number }
  target: number
  months: readonly { month: string; asked: number; right: number }[]
  hours: readonly { hour: number; answers: number; right: number }[]
  topics: readonly { topic: string; cards: number; seen: number; readiness: number | null }[]
}

interface Marks {
  heat: readonly [string, string, string, string, string]
  bar: string
  wall: string
  dot: string
}

const DRAWN: Marks = { heat: ['·', '░', '▒', '▓', '█'], bar: '█', wall: '│', dot: '·' }
/** For a terminal that shows nothing else. */
const ASCII: Marks = { heat: ['.', '-', '+', '*', '#'], bar: '#', wall: '|', dot: ',' }

/** Everything that was answered and what it came to, each figure with what it is made of. */
export function statsView(stats: Stats, page: Page, { ascii = false }: { ascii?: boolean } = {}): string[] {
  const marks = ascii ? ASCII : DRAWN
  return stacked(
    totals(stats, page),
    calendar(stats, page, marks),
    cards(stats, page, marks),
    retention(stats, page, marks),
    forecast(stats, page, marks),
    hours(stats, page, marks),
    topics(stats, page, marks),
  )
}

const title = (text: string, why: string, { style, width }: Page): string[] => [
  ...wrapText(text, width, style.bold),
  ...wrapText(why, width, style.dim),
]

function totals({ days, since }: Stats, { style, width }: Page): string[] {
  const counting = days.filter(({ day }) => day >= since)
  const answers = sum(counting.map((day) => day.answers))
  if (answers === 0) return [`Nothing was reviewed since ${since}.`]
  const text = `${counted(answers, 'answer')} on ${counted(counting.length, 'day')}, ${durationText(sum(counting.map(({ ms }) => ms)))}`
  return [style.bold(shorten(text, width)), style.dim(`since ${since}`)]
}

const HALF_YEAR = 182
const WEEKDAYS = ['Mon', '', 'Wed', '', 'Fri', '', 'Sun']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const LABEL = 4
const AHEAD_WEEKS = 6

function calendar({ today, days, ahead }: Stats, page: Page, marks: Marks): string[] {
  const { style, width } = page
  const past = Math.min(HALF_YEAR, 7 * Math.max(4, Math.floor((width - LABEL - 3) / 2) - AHEAD_WEEKS - 1))
  const done = heatMap(new Map(days.map((each) => [each.day, each.answers])), addDays(today, 1 - past), today)
  const due = heatMap(new Map(ahead.map((each) => [each.day, each.cards])), today, addDays(today, 30))
  const cells = ({ weeks }: HeatMap, row: number, paint: Paint) =>
    weeks.map((week) => (week[row] ? `${heatMark(week[row].heat, marks, paint)} ` : '  ')).join('')
  return [
    ...title(
      'Answers by day, and cards due in the next 30 days',
      'An answer is a grade given in a review. Due today counts all that is overdue.',
      page,
    ),
    `${padEnd('', LABEL)}${padEnd(monthNames(done), 2 * done.weeks.length)}${marks.wall} ${monthNames(due)}`.trimEnd(),
    ...WEEKDAYS.map((name, row) =>
      `${style.dim(padEnd(name, LABEL))}${cells(done, row, style.green)}${style.dim(marks.wall)} ${cells(due, row, style.cyan)}`.trimEnd(),
    ),
    ...wrapText(`Answers: ${legend(done, marks)}   Due: ${legend(due, marks)}`, width, style.dim),
  ]
}

const heatMark = (heat: Heat, { heat: marks }: Marks, paint: Paint): string =>
  heat === 0 ? marks[0] : paint(marks[heat])

/** Over the week that a month begins in. */
function monthNames({ weeks }: HeatMap): string {
  let line = ''
  weeks.forEach((week, index) => {
    const first = week.find((day) => day?.day.endsWith('-01'))
    if (first && line.length <= 2 * index && 2 * index + 3 <= 2 * weeks.length + 1) {
      line = `${padEnd(line, 2 * index)}${MONTHS[Number(first.day.slice(5, 7)) - 1]}`
    }
  })
  return line
}

const legend = ({ steps }: HeatMap, { heat }: Marks): string =>
  [`${heat[0]} none`, ...steps.map((step, index) => `${heat[index + 1]} ${step}+`)].join(' ')

function cards({ cards }: Stats, page: Page, marks: Marks): string[] {
  const rows: [string, number][] = [
    ['new', cards.new],
    ['learning', cards.learning],
    ['young', cards.young],
    ['mature', cards.mature],
    ['suspended', cards.suspended],
  ]
  const all = sum(rows.map(([, count]) => count))
  const leeches =
    cards.leeches === 0
      ? ''
      : ` Leeches, counted above as well: ${cards.leeches} (${page.iq} list --leeches).`
  return [
    ...title(
      `Cards: ${all}`,
      `Young: next asked within three weeks of the last time. Mature: later.${leeches}`,
      page,
    ),
    ...rows
      .filter(([, count]) => count > 0)
      .map(([name, count]) => barRow(name, count, String(count), all, page, marks)),
  ]
}

function retention({ months, target }: Stats, page: Page, marks: Marks): string[] {
  if (months.length === 0) return []
  return [
    ...title(
      `Remembered, by month (target ${percent(target)})`,
      'Of each card the first answer of a day, from its second day on: right unless it was "again".',
      page,
    ),
    ...months.map(({ month, asked, right }) =>
      barRow(month, right / asked, `${percent(right / asked)} of ${asked}`, 1, page, marks),
    ),
  ]
}

function forecast({ ahead, today }: Stats, page: Page, marks: Marks): string[] {
  const within = (days: number) =>
    sum(ahead.filter(({ day }) => day <= addDays(today, days)).map(({ cards }) => cards))
  return [
    ...title('Falling due', 'Cards learned so far, if none is missed; new ones come on top.', page),
    ...wrapText(
      [
        `today ${within(0)}`,
        `tomorrow ${within(1) - within(0)}`,
        `within a week ${within(7)}`,
        `within 30 days ${within(30)}`,
      ].join(` ${marks.dot} `),
      page.width,
    ),
  ]
}

function hours({ hours }: Stats, page: Page, marks: Marks): string[] {
  if (hours.length === 0) return []
  const most = Math.max(...hours.map(({ answers }) => answers))
  return [
    ...title('Hours of the day', 'Answers in that hour of your clock, and the share that was right.', page),
    ...hours.map(({ hour, answers, right }) =>
      barRow(
        `${padStart(String(hour), 2)}:00`,
        answers,
        `${answers}, ${percent(right / answers)}`,
        most,
        page,
        marks,
      ),
    ),
  ]
}

const SHOWN = 12

function topics({ topics }: Stats, page: Page, marks: Marks): string[] {
  const known = topics.flatMap(({ readiness, ...topic }) =>
    readiness === null ? [] : [{ ...topic, readiness }],
  )
  if (known.length === 0) return []
  return [
    ...title(
      'Topics, weakest first',
      'Ready: how likely its reviewed cards are known now, on average, times the share of its cards ever answered.',
      page,
    ),
    ...known
      .slice(0, SHOWN)
      .map(({ topic, readiness, seen, cards }) =>
        barRow(topic, readiness, `${percent(readiness)}, ${seen} of ${cards} seen`, 1, page, marks),
      ),
    ...(known.length > SHOWN ? [page.style.dim(`and ${known.length - SHOWN} more: ${page.iq} topics`)] : []),
  ]
}

const NAME = 20
const FIGURE = 24
const SHORTEST_BAR = 4

/** A name, a bar as long as its share of the whole, and the figure itself; on a narrow page without the bar. */
function barRow(
  name: string,
  value: number,
  figure: string,
  whole: number,
  page: Page,
  marks: Marks,
): string {
  const { width, style } = page
  const names = Math.min(NAME, width - FIGURE)
  const room = width - names - FIGURE
  const length = whole === 0 ? 0 : Math.round((value / whole) * room)
  const bar = room < SHORTEST_BAR || value === 0 ? '' : `${marks.bar.repeat(Math.max(1, length))} `
  return `${padEnd(shorten(oneLine(name), names - 1), names)}${style.green(bar)}${figure}`
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
