/** Nobody writes longer lines of code by hand; longer lines are left to be prose. */
const LONGEST = 400

/**
 * How sure a line of plain text is code: 2 certainly, 1 maybe (code beside code), 0 prose.
 *
 * Judged line by line and language by language only as far as needed to find where code starts and ends.
 */
export function codeLikeness(line: string): 0 | 1 | 2 {
  const text = line.trim().replace(/(?<=\S)\s+(?:#|\/\/)\s?.*$/, '')
  if (text === '' || text.length > LONGEST) return 0
  if (STATEMENT.test(text)) return 2
  if (ASSIGNMENT.test(text) || CALL.test(text) || TERMINATED.test(text)) return 2
  if (COMMENT.test(text) || CLOSING.test(text)) return 1
  return PROSE.test(text) ? 0 : line !== text && SYMBOLS.test(text) ? 1 : 0
}

const STATEMENT =
  /^(?:(?:async\s+)?def\s+\w+\s*\(.*|class\s+\w+\s*(?:\(.*\))?\s*[:{]|(?:for|while|if|elif|else if|switch|catch)\b.*[:{]|(?:else|try|finally|do)\s*[:{]|except\b.*:|with\s+.+:|import\s+[\w.{*]+(?:\s*,\s*[\w.]+|\s+as\s+\w+|\s+from\s.*)?;?|from\s+[\w.]+\s+import\s.+|(?:const|let|var)\s+[\w[{].*|function\s*\*?\s*\w*\s*\(.*|(?:public|private|protected|static|final|abstract)\s+.*[({;]|#include\s*[<"].*|package\s+[\w.]+;?|func\s+.*\{|fn\s+\w+.*\{|return(?:\s+[\w.()[\]"']+(?:\s*[-+*/%=<>]{1,3}\s*[\w.()[\]"']+){0,8})?;?|raise\s+\w+.*|print\s+["'\w].*|print\s*\(.*\)|@\w+(?:\(.*\))?|select\s+.+\sfrom\s.+|\$\s+\w+.*|>>>\s.*|lambda\s+.*:.*|yield\s+\S+|assert\s+.*|echo\s+["$-].*|<\/?\w+[^<>]*>.*<\/\w+>)$/i
const ASSIGNMENT = /^[\w.$[\]'", ]{1,60}\s*(?:[-+*/|&]|:)?=(?!=)\s*\S/
const CALL = /^[\w.$]+(?:\[[^\]]*\])?\((?:[^()]|\([^()]*\)){0,200}\)(?:\.\w+\(.*\))?[;:]?$/
const TERMINATED = /^(?!.*[.!?]$)\S.*(?:[;{]|\)\s*=>.*)$/
const COMMENT = /^(?:#(?!#)|\/\/|\/\*|\*\/|--\s|"""|''')/
const CLOSING = /^[\])}]+[;,)]*$/
const PROSE = /^["'(\p{Lu}][\p{L}'’-]*\s.*\p{L}{2,}\s.*[.?!:,]?$/u
const SYMBOLS = /[=(){}[\];<>|&$]|\w\.\w/

const LANGUAGE_CUES: [string, RegExp][] = [
  [
    'python',
    /^\s*(?:(?:async\s+)?def\s+\w+\(.*\).*:|elif\b.*:|except\b.*:|from\s+\w+\s+import|print\s+["'\w]|print\(|class\s+\w+(?:\(.*\))?:|for\s+\w.*\bin\b.*:|if\s.*:|@\w+\s*$)/,
  ],
  ['sql', /^\s*(?:select\b.+\bfrom\b|insert\s+into\b|create\s+table\b|update\s+\w+\s+set\b)/i],
  ['javascript', /^\s*(?:(?:const|let|var)\s+\w+\s*=|function\s*\w*\(|console\.log\(|.*=>\s*[{(]?)/],
  [
    'java',
    /^\s*(?:public|private|protected)\s+(?:static\s+)?(?:class|void|int|String|\w+\s+\w+\()|System\.out\./,
  ],
  ['go', /^\s*(?:func\s+(?:\(.*\)\s*)?\w+\(|package\s+\w+$|\w+\s*:=\s)/],
  ['c', /^\s*(?:#include\s*[<"]|int\s+main\s*\(|printf\()/],
  ['bash', /^\s*(?:\$\s+\w|echo\s|#!\/bin\/(?:ba)?sh|sudo\s)/],
]

/** The language some lines of code are most likely in; '' when nothing tells. */
export function languageOf(lines: readonly string[]): string {
  let best = ''
  let most = 0
  for (const [language, cue] of LANGUAGE_CUES) {
    const count = lines.filter((line) => line.length <= LONGEST && cue.test(line)).length
    if (count > most) [best, most] = [language, count]
  }
  return best
}
