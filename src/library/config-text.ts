// config.toml as text: a person's comments, order and spacing stay when iq changes a line.

const TABLE = /^\s*\[\[?\s*(?:"([^"]*)"|'([^']*)'|([\w-]+))\s*\]\]?\s*(?:#.*)?$/

/** 1-based line on which `key` of [review] is set (or that table begins); 1 when it is nowhere to be seen. */
export function lineOf(text: string, key: string): number {
  const rows = text.split('\n')
  const found = findSetting(rows, key)
  const anywhere = rows.findIndex((row) => new RegExp(`(^|[\\s.,{[])["']?${key}["']?\\s*[\\]=.]`).test(row))
  return (found === -1 ? anywhere : found) + 1 || 1
}

/** The text with `key = value` in [review]; without the key when `value` is null. */
export function withSetting(text: string, key: string, value: string | null): string {
  const rows = text.split('\n')
  const at = findSetting(rows, key)
  if (at !== -1) {
    const [, before = '', rest = ''] = rows[at]!.match(/^([^=]*=\s*)(.*)$/s) ?? []
    rows.splice(at, 1, ...(value === null ? [] : [before + value + commentOf(rest)]))
    return rows.join('\n')
  }
  if (value === null) return text
  const table = rows.findIndex((row) => tableOf(row) === 'review')
  if (table === -1)
    return `${text}${text === '' ? '' : text.endsWith('\n') ? '\n' : '\n\n'}[review]\n${key} = ${value}\n`
  let end = table + 1
  while (end < rows.length && tableOf(rows[end]!) === null) end++
  while (end > table + 1 && /^\s*(#.*)?$/.test(rows[end - 1]!)) end--
  rows.splice(end, 0, `${key} = ${value}`)
  return rows.join('\n') + (end === rows.length - 1 ? '\n' : '')
}

function findSetting(rows: readonly string[], key: string): number {
  const setting = new RegExp(`^\\s*(?:${key}|"${key}"|'${key}')\\s*=`)
  let table = ''
  return rows.findIndex((row) => {
    table = tableOf(row) ?? table
    return table === 'review' && setting.test(row)
  })
}

function tableOf(row: string): string | null {
  const [, double, single, bare] = row.match(TABLE) ?? []
  return double ?? single ?? bare ?? (/^\s*\[/.test(row) ? '' : null)
}

/** What follows a value on its line: the blanks before a comment, and the comment. A `#` in quotes begins none. */
const commentOf = (rest: string): string =>
  rest.match(/^(?:"(?:\\.|[^"\\])*"|'[^']*'|[^#"'])*?(\s*#.*|\s*)$/s)?.[1] ?? ''
