/** One tag as written. */
export interface Tag {
  /** Lower case. */
  name: string
  closing: boolean
  /** The value of an attribute, `null` when it has none. */
  attribute: (name: string) => string | null
}

/** What tags do to text on a terminal; a tag in none of these groups is text: `List<String>`. */
const KNOWN = {
  bold: 'b strong dt summary h1 h2 h3 h4 h5 h6',
  italic: 'i em cite dfn',
  code: 'code kbd samp tt var',
  underline: 'u ins',
  struck: 's del strike',
  quoted: 'q',
  raised: 'sup',
  lowered: 'sub',
  link: 'a',
  image: 'img',
  line: 'br',
  item: 'li',
  cell: 'td th',
  preformatted: 'pre',
  hidden: 'script style template head title noscript svg iframe object video audio canvas',
  block: `p div section article header footer nav main aside blockquote ul ol dl dd table thead tbody tfoot tr caption
    details figure figcaption hr form fieldset address center picture html body`,
  silent: `span font small big mark abbr time label input button select option source wbr bdi bdo data meta link param
    col colgroup ruby rt rp nobr legend textarea`,
} as const

export type TagGroup = keyof typeof KNOWN

const groups = new Map<string, TagGroup>()
for (const [group, list] of Object.entries(KNOWN)) {
  for (const name of list.split(/\s+/)) groups.set(name, group as TagGroup)
}

/** What a tag does; null for a name that HTML doesn't have. */
export const groupOf = (tag: Tag): TagGroup | null => groups.get(tag.name) ?? null

/** The tags that start and end a line of their own. */
const BREAKING = new Set<string>(`summary dt li pre ${KNOWN.block} h1 h2 h3 h4 h5 h6`.split(/\s+/))

export const breaksLine = (tag: Tag): boolean => BREAKING.has(tag.name)

/** Attributes beyond this are nobody's address. */
const LONGEST = 2000

/** Reads `<a href="…">`; null for comments, declarations and everything else that is no tag. */
export function tagOf(raw: string): Tag | null {
  const match = /^<(\/?)([A-Za-z][\w:-]*)([\s\S]*)>$/.exec(raw.trim())
  if (match === null) return null
  const [, slash, name = '', attributes = ''] = match
  return {
    name: name.toLowerCase(),
    closing: slash === '/',
    attribute: (wanted) => {
      for (const [, key = '', double, single, bare] of attributes
        .slice(0, LONGEST)
        .matchAll(/([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+))/g)) {
        if (key.toLowerCase() === wanted) return double ?? single ?? bare ?? ''
      }
      return null
    },
  }
}
