import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../problem.ts'
import type { Answer, Request, Setup } from './guarded-reader.ts'
import { createReader } from './reader.ts'

/** The other end of guarded-reader.ts: an entry point of its own, which a worker thread runs. */
const { data, options } = workerData as Setup
const read = createReader(data, options)

parentPort?.on('message', ({ path, contents }: Request) => {
  parentPort?.postMessage(answer(path, contents))
})

function answer(path: string, contents: Request['contents']): Answer {
  try {
    return { reading: read(path, contents) }
  } catch (error) {
    // A Problem would arrive as a mere Error.
    if (error instanceof Problem) {
      const { code, message, hint, exitCode } = error
      return { problem: { code, message, hint, exitCode } }
    }
    return { error }
  }
}
