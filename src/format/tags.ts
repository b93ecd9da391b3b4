import type { Document } from '../document/document.ts'

/** The tags a document gives itself in its front matter, as written, each once. */
export function tagsOf(document: Document): string[] {
  const { tags, tag, keywords } = document.frontMatter
  const listed = [tags, tag, keywords].flatMap((value): string[] => {
    if (typeof value === 'string') return value.split(/[,;]\s*|\s+(?=#)/)
    return Array.isArray(value)
      ? value.filter((one) => typeof one === 'string' || typeof one === 'number').map(String)
      : []
  })
  return [...new Set(listed.map((tag) => tag.trim().replace(/^#/, '')).filter((tag) => tag !== ''))]
}
