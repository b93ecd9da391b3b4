/**
 * What a person tells of a past job: employers, outcomes and their figures. Nobody else can know them, so they are
 * never key points. What the person did there ("I profiled the requests") may be.
 */
export function isStory(sentence: string): boolean {
  return (
    OUTCOME.test(sentence) ||
    (PERSONAL.test(sentence) && (EMPLOYER.test(sentence) || PAST_JOB.test(sentence) || FIGURE.test(sentence)))
  )
}

/** Told in the first person. */
export const isPersonal = (sentence: string): boolean => PERSONAL.test(sentence)

const PERSONAL = /\b(?:I|I['’](?:m|ve|d|ll)|my|me|we|our|us)\b/
const FIGURE = /\b\d+(?:[.,]\d+)?\s?(?:%|percent\b|x\b|hours?\b|years?\b|people\b|users\b|customers\b)/i
const EMPLOYER = /\bat (?:the )?[A-Z]\w+/
const PAST_JOB =
  /\b(?:(?:my|our) (?:previous|last|former|current|recent|first) (?:\w+ )?(?:job|role|position|company|employer|project|team)|(?:in|on) (?:a|one|another) (?:\w+ )?project|during my|(?:a|one) (?:recent |particular )?project|I worked|I was (?:responsible|part|working)|I have (?:gained|experience|worked|used)|experience has|prepared me|recently|as a (?:\w+ ){0,2}(?:developer|engineer|candidate))\b/i
/** How it came out: only figures of change, customers' praise, success. */
const OUTCOME =
  /\b(?:by|of|a|an|became|was|were|rose|to|than|over) \d+(?:[.,]\d+)?\s?(?:%|percent\b)|\b\d+(?:[.,]\d+)?\s?% (?:faster|slower|more|fewer|less|increase|decrease|improvement|uptime|reduction)|\b(?:project|launch|migration) was a (?:huge |great )?success|\bfeedback from our customers|\bsatisfaction of our\b/i
