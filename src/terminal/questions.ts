import { Problem } from '../problem.ts'

/** Questions outside a session: confirmations and the like. */
interface Questions {
  /** No is the default. */
  confirm(message: string): Promise<boolean>
  /** One line. */
  input(message: string): Promise<string>
  /** A text written in $VISUAL or $EDITOR, starting from `text`. */
  editor(message: string, text: string): Promise<string>
}

interface Questioning {
  /** There is a terminal and --no-input was not given. */
  interactive: boolean
  /** What a script does instead of answering: `--yes`. */
  instead: string
  input?: NodeJS.ReadableStream
  output?: NodeJS.WritableStream
}

/**
 * Questions go to standard error, so that results can be piped away from them.
 *
 * @throws Problem where nobody can be asked (exit code 2, naming the flag that answers) and on Ctrl-C (130)
 */
export function createQuestions({
  interactive,
  instead,
  input,
  output = process.stderr,
}: Questioning): Questions {
  const ask = async <Value>(question: {
    type: 'confirm' | 'input' | 'editor'
    message: string
    default?: unknown
  }) => {
    if (!interactive) {
      throw new Problem('needs-answer', `This needs an answer: ${question.message}`, {
        hint: `Give it with ${instead}.`,
        exitCode: 2,
      })
    }
    const { default: inquirer } = await import('inquirer')
    const prompt = inquirer.createPromptModule({ ...(input && { input }), output, clearPromptOnDone: false })
    try {
      const { answer } = await prompt<{ answer: Value }>([{ ...question, name: 'answer' }] as never)
      return answer
    } catch (error) {
      throw (error as Error).name === 'ExitPromptError'
        ? new Problem('interrupted', 'Interrupted: nothing was changed.', { exitCode: 130 })
        : error
    }
  }
  return {
    confirm: (message) => ask<boolean>({ type: 'confirm', message, default: false }),
    input: (message) => ask<string>({ type: 'input', message }),
    editor: (message, text) => ask<string>({ type: 'editor', message, default: text }),
  }
}
