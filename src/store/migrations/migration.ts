/** One step of the library's schema. */
export interface Migration {
  /** 1, 2, 3 … without a gap: its place in the list, for good. */
  number: number
  /** Kebab-case, what it brings: kept in the library's `migration` table beside the number. */
  name: string
  /** SQL statements; they run in one transaction together with the record that they ran. */
  sql: string
}
