import type { Choice } from '../card/card.ts'
import type { Line, Page } from './page.ts'
import { fingerprint } from './plain.ts'
import { type Strand, sliceOf } from './slice.ts'

/** Choices found among some lines, and what stands before and after them. */
export interface Found {
  before: Strand[]
  choices: Choice[]
  /** What each choice is called by a key: `a`, `2`; '' when it has no name. */
  names: string[]
  after: Strand[]
}

/** Choices as a task list: `- [x] right`, `- [ ] wrong`. */
export function taskChoices(page: Page, strands: readonly Strand[]): Found | null {
  const starts = strands.flatMap((strand, position) => (isTask(page, strand) ? [position] : []))
  if (
    starts.length < 2 ||
    strands.slice(0, starts[0]).some(({ index }) => page.lines[index]?.kind === 'heading')
  )
    return null
  const lines = starts.map((position) => page.lines[strands[position]?.index ?? -1])
  const areLettered = lines.every((line, order) => {
    const name = LETTERED.exec(line?.text ?? '')?.[1]
    return name !== undefined && rank(name) === order
  })
  return gathered(page, strands, starts, (line) => {
    const lettered = areLettered ? LETTERED.exec(line.text) : null
    return {
      name: (lettered?.[1] ?? '').toLowerCase(),
      text: lettered?.[2] ?? line.text,
      correct: line.item?.checked === true,
    }
  })
}

const isTask = (page: Page, strand: Strand): boolean => {
  const checked = page.lines[strand.index]?.item?.checked
  return checked !== undefined && checked !== null
}

const LETTERED = /^(?:[*_`]{1,2})?[([]?([a-hA-H]|\d{1,2})[).:\]、．](?:[*_`]{1,2})?\s+(.*)$/
const MARKED =
  /\s*(?:✅|✔️?|☑|\((?:correct|right|answer|richtig|correcta|correto|верно|正确)\)|<-+\s*correct)\s*$/iu

/** Choices named by letters or numbers: `- A: …`, `b) …`, `2. …`. They count as such only with a key. */
export function namedChoices(page: Page, strands: readonly Strand[]): Found | null {
  let best: number[] = []
  let run: number[] = []
  strands.forEach((strand, position) => {
    const name = nameOf(page.lines[strand.index])
    if (name === null) return
    run = rank(name) === run.length ? [...run, position] : rank(name) === 0 ? [position] : []
    if (run.length > best.length) best = run
  })
  if (best.length < 2) return null
  return gathered(page, strands, best, (line) => {
    const text = choiceText(line)
    return {
      name: (nameOf(line) ?? '').toLowerCase(),
      text: text.replace(MARKED, ''),
      correct: MARKED.test(text),
    }
  })
}

/** The letter by which a line names a choice, null when it names none. */
export const optionName = (line: Line): string | null => {
  const name = line.kind === 'text' && line.item?.checked == null ? LETTERED.exec(line.text)?.[1] : 'a'
  return name !== undefined && /^[a-h]$/i.test(name) && line.kind === 'text' ? name.toLowerCase() : null
}

/** Whether choices are lettered, three or more: if nothing follows, they need no key. */
export const standAlone = ({ names, choices }: Found): boolean =>
  choices.length >= 3 && names.every((name) => /^[a-h]$/.test(name))

function nameOf(line: Line | undefined): string | null {
  if (line === undefined || line.kind !== 'text') return null
  if (line.item?.number != null) return String(line.item.number)
  return LETTERED.exec(line.text)?.[1] ?? null
}

const choiceText = (line: Line): string =>
  line.item?.number != null ? line.text : (LETTERED.exec(line.text)?.[2] ?? line.text)

const rank = (name: string): number =>
  /\d/.test(name) ? Number(name) - 1 : name.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0)

function gathered(
  page: Page,
  strands: readonly Strand[],
  starts: readonly number[],
  read: (line: Line) => { name: string; text: string; correct: boolean },
): Found {
  const choices: Choice[] = []
  const names: string[] = []
  let end = starts[0] ?? 0
  starts.forEach((start, order) => {
    const line = page.lines[strands[start]?.index ?? 0]
    if (line === undefined) return
    const { name, text, correct } = read(line)
    const stop = choiceEnd(
      page,
      strands,
      start,
      starts[order + 1] ?? strands.length,
      text,
      order === starts.length - 1,
      choices.length > 0 && choices.every((choice) => /^(?:```|~~~)/m.test(choice.text)),
    )
    const head: Strand[] = /^(?:&shy;|&nbsp;|\u00ad|\s)*$/.test(text)
      ? []
      : [{ index: strands[start]?.index ?? 0, text }]
    const body = strands.slice(start + 1, stop)
    const whole = sliceOf(page, [...head, ...body]) ?? ''
    choices.push({ text: whole, correct })
    names.push(name)
    end = stop
  })
  return { before: strands.slice(0, starts[0]), choices, names, after: strands.slice(end) }
}

/** A choice runs on over its own lines and over the code that is the whole of it. */
function choiceEnd(
  page: Page,
  strands: readonly Strand[],
  start: number,
  next: number,
  text: string,
  last: boolean,
  coded: boolean,
): number {
  if (!last) return next
  const own = page.lines[strands[start]?.index ?? 0]
  const empty = /^(?:&shy;|&nbsp;|\u00ad|\s)*$/.test(text)
  let stop = start + 1
  for (let position = start + 1; position < next; position++) {
    const line = page.lines[strands[position]?.index ?? 0]
    if (line === undefined) break
    if (line.kind === 'blank') continue
    const isCode =
      line.kind === 'code' &&
      (empty || coded) &&
      (stop === start + 1 || line.code === page.lines[strands[stop - 1]?.index ?? 0]?.code)
    const wrapped =
      line.kind === 'text' &&
      !line.opens &&
      line.item === null &&
      position === stop &&
      line.depth === own?.depth
    const inside =
      line.depth > 0 &&
      line.depth >= (own?.depth ?? 0) &&
      line.item === null &&
      line.indent >= (own?.content ?? 0) &&
      own?.item !== null
    if (!isCode && !wrapped && !inside) break
    stop = position + 1
  }
  return stop
}

const KEY =
  /^(?:[*_`("'[\s]|option|choice|answers?|ответ|вариант|opção|opción|alternativa)*?((?:[a-h]|\d{1,2})(?:\s*(?:,|and|&|\/|\+|и|y|e|und|、)\s*(?:[a-h]|\d{1,2}))*)(?:[*_`)"'\]]*\s*(?:$|[).:：\]*`,\-–—]\s*))(.*)$/isu

/** Marks the choices a key names: `D`, `B and C`, `**2)** because …`, or the text of a choice. */
export function applyKey(found: Found, key: string): { choices: Choice[]; rest: string } | null {
  const text = key.trim()
  const [head = '', ...below] = text.split('\n')
  const match = KEY.exec(head)
  if (match !== null) {
    const named = (match[1] ?? '')
      .toLowerCase()
      .split(/\s*(?:,|and|&|\/|\+|и|y|e|und|、)\s*/)
      .filter(Boolean)
    if (named.length > 0 && named.every((name) => found.names.includes(name))) {
      const choices = found.choices.map((choice, index) => ({
        ...choice,
        correct: named.includes(found.names[index] ?? ''),
      }))
      const rest = [restOf(match[2] ?? '', choices), below.join('\n').trim()]
      return { choices, rest: rest.filter((part) => part !== '').join('\n') }
    }
  }
  const whole = fingerprint(text)
  const same = found.choices.findIndex((choice) => fingerprint(choice.text) === whole)
  if (same < 0 || whole === '') return null
  return { choices: found.choices.map((choice, index) => ({ ...choice, correct: index === same })), rest: '' }
}

/** A key often repeats the choice it names; that is no explanation. */
function restOf(rest: string, choices: readonly Choice[]): string {
  const bare = rest.replace(/^[*_`)\]:.\s-]+|[*_`\s]+$/g, '')
  return choices.some((choice) => choice.correct && fingerprint(choice.text) === fingerprint(bare))
    ? ''
    : rest.replace(/^[*_`]+\s*/, '')
}
