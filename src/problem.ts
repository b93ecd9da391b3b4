/** The exit codes of the command contract. */
export type ExitCode = 0 | 1 | 2 | 3 | 130

/**
 * An error written for a person: what is wrong, where, and what to do next.
 *
 * Bad input, a busy file, a mistyped topic are Problems: they are printed without a stack trace and end
 * the command with `exitCode`. Everything else that is thrown is a bug in iq and keeps its stack.
 */
export class Problem extends Error {
  /** Stable, kebab-case, for scripts: `unknown-topic`, `library-locked`. */
  readonly code: string
  /** What to do next: one sentence or one command. */
  readonly hint: string | null
  readonly exitCode: ExitCode

  constructor(
    code: string,
    message: string,
    more: { hint?: string; exitCode?: ExitCode; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'Problem'
    this.code = code
    this.hint = more.hint ?? null
    this.exitCode = more.exitCode ?? 1
  }
}

/** Something worth telling that stops nothing: an entry that was ignored, a refused front matter. */
export interface Notice {
  /** Stable, kebab-case. */
  code: string
  message: string
  /** 1-based line in the document or companion it speaks of, when there is one. */
  line: number | null
  /** The file it speaks of, where that is not the document itself (its companion). */
  path?: string
}
