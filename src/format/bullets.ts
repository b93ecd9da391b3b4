import type { Format, Opening } from './format.ts'
import { inlineAnswer } from './inline-answer.ts'
import type { Knowledge } from './knowledge.ts'
import { likeness } from './likeness.ts'
import type { Line, Page } from './page.ts'
import { questionText } from './question-text.ts'

/** Questions as bullets, with the answer nested below or none at all. */
export const bullets: Format = {
  name: 'bullets',
  base: -1,
  openings: (page, knowledge) => {
    const series = new Map<string, Group>()
    for (const index of page.texts) {
      const line = page.lines[index]
      if (line === undefined || !isBullet(line)) continue
      const key = seriesOf(line)
      const group = series.get(key) ?? { asking: 0, told: 0, indices: [] }
      series.set(key, group)
      group.indices.push(index)
      const alike = likeness(line.text, knowledge)
      if (alike >= 0.6 || /\?[*_]{0,2}\s/.test(line.text)) group.asking++
      if (alike >= COMMANDS) group.told++
    }
    return [...series.values()].flatMap((group) => openingsOf(page, group, knowledge))
  },
}

interface Group {
  /** Bullets that ask, and those that at least open as a task would. */
  asking: number
  told: number
  indices: number[]
}

/** Likeness of a text that opens with a word of command, as statements may do too. */
const COMMANDS = 0.3

function openingsOf(page: Page, { asking, told, indices }: Group, knowledge: Knowledge): Opening[] {
  const areTasks =
    told >= 3 &&
    told >= indices.length * 0.5 &&
    knowledge.asking.in(page.document.title.toLowerCase()) !== null
  if (!areTasks && (asking < 2 || asking < indices.length * FEWEST_ASKING)) return []
  const split = indices.flatMap((index) => openingAt(page, knowledge, index, true))
  const answered = split.filter((opening) => opening.inline !== undefined).length
  const openings =
    answered >= Math.max(2, split.length * 0.2)
      ? split
      : indices.flatMap((index) => openingAt(page, knowledge, index, false))
  if (!areTasks) return openings
  return openings.map((opening) =>
    opening.likeness >= COMMANDS ? { ...opening, likeness: Math.max(opening.likeness, TASK) } : opening,
  )
}

/** Likeness of a command in a list of commands that the title calls questions. */
const TASK = 0.85

/** Bullets of which fewer ask are lists, whatever one of them says. */
const FEWEST_ASKING = 0.15

const isBullet = (line: Line): boolean =>
  line.item !== null &&
  line.item.number === null &&
  (line.item.checked === null || /[?？؟]\s*$/.test(line.text)) &&
  !line.quoted &&
  (line.furniture === null || isLinkedQuestion(line)) &&
  line.label === null

/** A link to another page whose text asks: a question whose answer is elsewhere. */
const isLinkedQuestion = (line: Line): boolean =>
  line.furniture === 'link' && /[?？؟][*_`]*\]\((?!#)[^()]*\)\W*$/.test(line.text)

const seriesOf = (line: Line): string => `bullet ${line.depth} ${line.fold}`

function openingAt(page: Page, knowledge: Knowledge, index: number, splits: boolean): Opening[] {
  const line = page.lines[index]
  if (line === undefined || line.text.length > 400) return []
  const last = endOf(page, index)
  const text = page.lines
    .slice(index, last + 1)
    .map((one) => one.text)
    .join(' ')
  const split = last === index && (splits || LABELLED.test(text)) ? inlineAnswer(text, knowledge) : null
  const question = questionText(split?.question ?? text, knowledge)
  if (question === '') return []
  return [
    {
      first: index,
      last,
      question,
      series: seriesOf(line),
      likeness: likeness(question, knowledge),
      number: null,
      labelled: false,
      level: 0,
      ...(split === null ? {} : { inline: split.answer }),
    },
  ]
}

/** A dash, an arrow or a colon behind the question mark says that an answer follows. */
const LABELLED = /[?？؟][*_`]{0,3}\s*(?:[-–—:→]|=>)|[?？؟.].*[:：]\s/u

/** A bullet wrapped over a few lines is the question when they end as one. */
function endOf(page: Page, index: number): number {
  for (let last = index; last < index + 4; last++) {
    const line = page.lines[last]
    if (line === undefined || (last > index && (line.kind !== 'text' || line.opens || line.item !== null)))
      return index
    if (/[?？؟][*_`)\s]*$/.test(line.text)) return last
  }
  return index
}
