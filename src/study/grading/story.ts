/**
 * What a person tells of a past job: employers, outcomes and their figures. Nobody else can know them, so they are
 * never key points; nor is what is said of the interview itself. What the person did ("I profiled the requests") may be.
 */
export const isStory = (sentence: string): boolean =>
  INTERVIEW.test(sentence) ||
  OUTCOME.test(sentence) ||
  (PERSONAL.test(sentence) && (EMPLOYER.test(sentence) || FIGURE.test(sentence) || PAST.test(sentence)))

/** Told in the first person. */
export const isPersonal = (sentence: string): boolean => PERSONAL.test(sentence)

const anyOf = (...cues: string[]): RegExp => new RegExp(`\\b(?:${cues.join('|')})\\b`, 'i')

const PERSONAL = /\b(?:I|I['’](?:m|ve|d|ll)|my|me|we|our|us)\b/
const EMPLOYER = /\bat (?:the )?[A-Z]\w+/
const FIGURE = /\b\d+(?:[.,]\d+)?\s?(?:%|percent\b|x\b|hours?\b|years?\b|people\b|users\b|customers\b)/i
const PAST = anyOf(
  '(?:my|our) (?:previous|last|former|current|recent|first) (?:\\w+ )?(?:job|role|position|company|employer|project|team)',
  '(?:in|on) (?:a|one|another) (?:\\w+ )?project',
  'one of my (?:recent )?projects',
  '(?:one|a) (?:recent|particular) project',
  'working on an?',
  'during my',
  'my role in',
  'my experience',
  'the project was',
  'I worked',
  'I was (?:responsible|part|working)',
  'I have (?:gained|experience|worked|used)',
  'I am always',
  '(?:we|I) (?:faced|encountered|was able to|were able to)',
  '(?:improved|increased|reduced) our',
  'experience has',
  'recently',
  'as a (?:\\w+ ){0,2}(?:developer|engineer|candidate)',
)
const OUTCOME =
  /\b(?:by|of|an?|became|was|were|rose|to|than|over) \d+(?:[.,]\d+)?\s?(?:%|percent\b)|^(?:this|these \w+) (?:drastically |greatly )?(?:resulted in|improved our|led to)\b|^the project was|\bwas a (?:huge |great )?success\b|\bfeedback from our customers/i
const INTERVIEW =
  /^(?:this|the) question (?:assesses|aims|tests|evaluates|is (?:about|asked|meant))\b|^the interviewer (?:wants|is)\b/i
