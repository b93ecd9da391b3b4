import { parse, TomlError } from 'smol-toml'
import { Problem } from '../problem.ts'

/**
 * The data of a TOML file.
 * @throws Problem bad-toml naming the line.
 */
export function readToml(file: string, text: string): Record<string, unknown> {
  try {
    return parse(text)
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const why = error.message.split('\n', 1)[0]?.replace(/^Invalid TOML document: /, '')
    throw new Problem('bad-toml', `${file}:${error.line}: ${why}`, { hint: 'Mend the line.', cause: error })
  }
}
