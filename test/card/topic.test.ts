import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { parse } from 'smol-toml'
import { describe, expect, test } from 'vitest'
import type { CardEvidence, DocumentEvidence } from '../../src/card/topic/evidence.ts'
import { matchTopic } from '../../src/card/topic/name.ts'
import { explainTopics, topicsOf, topicsOfDocument } from '../../src/card/topic/topic.ts'
import { coarse, compileVocabulary, covers } from '../../src/card/topic/vocabulary.ts'

const TOML = readFileSync(new URL('../../data/topics.toml', import.meta.url), 'utf8')
const vocabulary = compileVocabulary([{ path: 'data/topics.toml', data: parse(TOML) }])

const PLAIN: DocumentEvidence = { title: 'Notes', path: '/home/anna/notes.md', tags: [] }
const card = (question: string | null, more: Partial<CardEvidence> = {}): CardEvidence => ({
  question,
  context: null,
  answer: null,
  sections: [],
  ...more,
})
const topics = (question: string | null, more: Partial<CardEvidence> = {}, document = PLAIN) =>
  topicsOf(card(question, more), document, vocabulary)
const tops = (question: string) => topics(question).map(coarse).join(' ')

describe('what a question is about', () => {
  test.each([
    ['How does a hash map resolve collisions?', 'data-structures/hash-tables'],
    ['Which isolation level prevents phantom reads?', 'databases/transactions'],
    ['When does a left join return null?', 'databases/sql'],
    ['How do you keep a Docker image small?', 'devops/docker'],
    ['What does useEffect clean up?', 'frontend/react'],
    ['How does the borrow checker treat two readers?', 'rust/ownership'],
    ['What does an @Autowired constructor do in Spring Boot?', 'java/spring'],
    ['How does a Kafka topic keep order?', 'messaging/kafka'],
    ['Tell me about a time you missed a deadline.', 'behavioural'],
    ['What is C++ RAII good for?', 'programming-languages/cpp'],
    ['How does .NET load an assembly?', 'dotnet'],
  ])('%s ▶ %s', (question, topic) => expect(topics(question)[0]).toBe(topic))

  test('may be several things', () => {
    expect(tops('How do you test a REST API for SQL injection?').split(' ').sort()).toEqual([
      'api',
      'databases',
      'security',
      'testing',
    ])
  })

  test.each([
    'What is a server?',
    'How much data does the system hold, and what does the application code do with it?',
    'Why did you choose this?',
    '',
  ])('generic words are no topic: %s', (question) => expect(topics(question)).toEqual([]))
})

describe('words with two meanings', () => {
  test.each([
    ['What is Go good at?', 'go'],
    ['Where do you want to go from here?', ''],
    ['Go through your last release.', ''],
    ['Explain REST.', 'api'],
    ['How do you handle the rest of the list?', ''],
    ['Is this written in Java?', 'java'],
    ['Is this written in JavaScript?', 'javascript'],
    ['What does Spring inject?', 'java'],
    ['What happens in spring?', ''],
    ['What is React?', 'frontend'],
    ['How do you react to a harsh review?', ''],
    ['Express your thoughts on tabs.', ''],
    ['What does Express add to the router of Node.js?', 'javascript'],
    ['Is a pointer in C an integer?', 'programming-languages'],
    ['Which of a, b and c is larger?', ''],
    ['What is C#?', 'dotnet'],
    ['Does the Swift compiler inline this?', 'programming-languages'],
    ['Give a swift answer.', ''],
    ['Is rust a problem on old ships?', ''],
    ['See https://javascript.example/react for more. Why?', ''],
  ])('%s ▶ %s', (question, expected) => expect(tops(question).split(' ')[0]).toBe(expected))

  test('a longer phrase keeps the shorter from being heard', () => {
    expect(tops('What is a query string?')).not.toContain('databases')
    expect(tops('What are http and https?')).toContain('security')
    expect(tops('What is http?')).not.toContain('security')
  })
})

describe('where a word stands', () => {
  test('a section that is a topic gives it to its cards', () => {
    expect(topics('What happened here?', { sections: ['Databases'] })).toEqual(['databases'])
    expect(topics('What happened here?', { sections: ['Questions about Git:'] })).toEqual(['git'])
  })

  test('a section that names several is weak evidence for each', () => {
    expect(topics('Why?', { sections: ['Security, Testing, Caching and Git'] })).toEqual([])
  })

  test('a tag that is a topic counts; an unknown one does not', () => {
    expect(topics('Why?', {}, { ...PLAIN, tags: ['k8s'] })).toEqual(['devops/kubernetes'])
    expect(topics('Why?', {}, { ...PLAIN, tags: ['server', 'C'] })).toEqual(['programming-languages/c'])
    expect(topics('Why?', {}, { ...PLAIN, tags: ['server'] })).toEqual([])
  })

  test('words of an answer add to a topic and make none beside a named one', () => {
    const answer = 'Use Redis as a cache, deploy it with Docker, and test it with Selenium over TCP.'
    expect(topics('What is OAuth?', { answer })).toEqual(['security/authentication'])
  })

  test('a draft is judged by the opening of its answer', () => {
    expect(
      topics(null, { answer: 'Unit tests check one function; mocking replaces what it calls.' })[0],
    ).toMatch(/^testing/)
  })

  test('code in a question tells its language', () => {
    expect(topics("What's the output?", { context: '```kotlin\nx()\n```' })).toEqual(['kotlin'])
  })
})

describe('a document wholly about one thing', () => {
  const cards = [
    card('How is a volume mounted into a container?'),
    card('What is shown first?'),
    card('Who wrote it?'),
  ]

  test('gives its topic to every card', () => {
    const document = { ...PLAIN, title: 'Docker interview questions' }
    for (const each of topicsOfDocument(document, cards, vocabulary)) expect(each).toEqual(['devops/docker'])
  })

  test('also when only its folder says so and its cards bear it out', () => {
    const document = { ...PLAIN, path: '/home/anna/docker/README.md' }
    expect(topicsOfDocument(document, cards, vocabulary)[1]).toEqual(['devops/docker'])
    const other = [card('What is shown first?'), card('Who wrote it?')]
    expect(topicsOfDocument(document, other, vocabulary)).toEqual([[], []])
  })

  test('also without a name, when most cards speak of it', () => {
    const many = [...Array(8).keys()].map((i) => card(`What does git rebase do, part ${i}?`))
    expect(topicsOfDocument(PLAIN, [...many, card('Who wrote it?')], vocabulary).at(-1)).toEqual(['git'])
  })

  test('a title that names several things gives none to all', () => {
    const document = { ...PLAIN, title: 'Docker, SQL, React and Kafka questions' }
    expect(topicsOfDocument(document, [card('Who wrote it?')], vocabulary)).toEqual([[]])
  })
})

test('an explanation names the evidence, and its weights add up', () => {
  const cards = [card('What is OAuth?', { sections: ['Security'], answer: 'A protocol for authorization.' })]
  const reasons = explainTopics(PLAIN, cards, 0, vocabulary)
  const security = reasons.find(({ topic }) => topic === 'security')!
  expect(security.kept).toBe(true)
  expect(security.because.map(({ field, term }) => [field, term])).toEqual([
    ['question', 'oauth'],
    ['answer', 'authorization'],
    ['section', 'Security'],
  ])
  expect(security.because.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(security.weight)
})

describe('names', () => {
  test.each([
    ['security', 'security'],
    ['Data Structures', 'data-structures'],
    ['data_structures', 'data-structures'],
    ['devops/docker', 'devops/docker'],
    ['Docker', 'devops/docker'],
    ['k8s', 'devops/kubernetes'],
    ['golang', 'go'],
    ['JS', 'javascript'],
    ['c++', 'programming-languages/cpp'],
    ['c', 'programming-languages/c'],
    ['CI/CD', 'devops/ci-cd'],
    ['behavioral', 'behavioural'],
  ])('%s ▶ %s', (name, topic) => expect(matchTopic(name, vocabulary)).toEqual({ kind: 'topic', topic }))

  test('a tag of the library is found, a topic goes before it, the rest is unknown', () => {
    expect(matchTopic('Server', vocabulary, ['server'])).toEqual({ kind: 'tag', tag: 'server' })
    expect(matchTopic('sql', vocabulary, ['sql'])).toEqual({ kind: 'topic', topic: 'databases/sql' })
    expect(matchTopic('cooking', vocabulary, ['server'])).toBeNull()
    expect(matchTopic('', vocabulary)).toBeNull()
  })

  test('a topic covers itself and what lies below it', () => {
    expect(covers('java', 'java/spring')).toBe(true)
    expect(covers('java', 'javascript')).toBe(false)
    expect(covers('java/spring', 'java')).toBe(false)
  })

  test('the vocabulary holds the names that documents are labelled with', () => {
    const labels: { topics: string[] }[] = JSON.parse(
      readFileSync(new URL('../data/topic-labels.json', import.meta.url), 'utf8'),
    )
    expect(
      labels.flatMap(({ topics }) => topics).filter((topic) => !vocabulary.names.includes(topic)),
    ).toEqual([])
  })
})

describe('a topics file', () => {
  const compile = (toml: string) => compileVocabulary([{ path: 'mine.toml', data: parse(toml) }])

  test.each([
    ['[Cooking]', '[Cooking]'],
    ['["a//b"]', '[a//b]'],
    ['cooking = 3', '[cooking]'],
    ['[cooking]\ntems.3 = ["salt"]', 'tems'],
    ['[cooking.soup]\naliases = []', '["cooking/soup"]'],
    ['[cooking]\nterms = ["salt"]', 'terms'],
    ['[cooking]\nterms.9 = ["salt"]', 'terms.9'],
    ['[cooking]\nterms.nan = ["salt"]', 'terms.nan'],
    ['[cooking]\nterms.3 = "salt"', 'terms.3'],
    ['[cooking]\nterms.3 = ["salt", 7]', 'entry 2 (7)'],
    ['[cooking]\naliases = ["--"]', 'entry 1 ("--")'],
  ])('%j is a Problem that names %s', (toml, entry) => {
    try {
      compile(toml)
      expect.unreachable()
    } catch (problem) {
      expect(problem).toMatchObject({ name: 'Problem', code: 'bad-topics' })
      expect(`${problem} ${(problem as { hint: string }).hint}`).toContain(entry)
      expect(String(problem)).toContain('mine.toml')
    }
  })

  test('may be empty, and hold names of JavaScript objects', () => {
    expect(topicsOf(card('Why?'), PLAIN, compile(''))).toEqual([])
    const odd = compile('[constructor]\nterms.3 = ["__proto__", "toString"]')
    expect(topicsOf(card('What does toString do?'), PLAIN, odd)).toEqual(['constructor'])
  })

  test('of a user adds topics and words to the bundled ones', () => {
    const mine = parse(
      '["cooking/soup"]\nterms.3 = ["broth"]\n[databases]\nterms.3 = ["foodbase"]\naliases = ["fb"]',
    )
    const both = compileVocabulary([
      { path: 'data/topics.toml', data: parse(TOML) },
      { path: 'mine.toml', data: mine },
    ])
    expect(topicsOf(card('What goes into a broth?'), PLAIN, both)).toEqual(['cooking/soup'])
    expect(topicsOf(card('What is in the foodbase?'), PLAIN, both)).toEqual(['databases'])
    expect(matchTopic('fb', both)).toEqual({ kind: 'topic', topic: 'databases' })
    expect(matchTopic('cooking', both)).toEqual({ kind: 'topic', topic: 'cooking' })
  })
})

describe('laws', () => {
  const words = [
    'Go',
    'go',
    'rest',
    'REST',
    'react',
    'sql',
    'docker',
    'Java',
    'the',
    'of',
    'server',
    'c++',
    'API',
    '.',
    'İ',
    '```',
  ]
  const text = fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((each) => each.join(' '))
  const anyCard = fc.record({
    question: fc.option(text),
    context: fc.option(text),
    answer: fc.option(text),
    sections: fc.array(text, { maxLength: 2 }),
  })

  test('the order of the file decides nothing', () => {
    const shuffled = fc.shuffledSubarray(Object.entries(parse(TOML)), {
      minLength: Object.keys(parse(TOML)).length,
    })
    fc.assert(
      fc.property(shuffled, fc.array(anyCard, { maxLength: 6 }), (entries, cards) => {
        const other = compileVocabulary([{ path: 'x', data: Object.fromEntries(entries) }])
        expect(topicsOfDocument(PLAIN, cards, other)).toEqual(topicsOfDocument(PLAIN, cards, vocabulary))
      }),
      { numRuns: 15 },
    )
  })

  test('any text has known topics, each once, and the same ones again', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (question) => {
        const found = topics(question)
        expect(new Set(found).size).toBe(found.length)
        for (const topic of found) expect(vocabulary.names).toContain(topic)
        expect(topics(question)).toEqual(found)
      }),
    )
  })
})
