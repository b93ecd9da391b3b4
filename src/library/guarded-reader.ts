import { Worker } from 'node:worker_threads'
import type { Reading } from '../format/reading.ts'
import { Problem } from '../problem.ts'
import type { Contents } from './gather.ts'
import type { Ports } from './open.ts'
import { createReader, type ReaderOptions } from './reader.ts'
import { isSuspicious } from './suspicion.ts'

/** How long one suspicious document may take, in milliseconds: so much, and more for each whole megabyte. */
const DEADLINE_MS = 6000
const DEADLINE_MS_PER_MB = 1000
/** How much memory its reader may use. */
const HEAP_MB = 400

/** Reads documents; large and suspicious ones in a thread that can be ended. */
interface GuardedReader {
  /** @throws Problem of reading; too-slow, too-much-memory when the document exhausted its reader. */
  read(path: string, contents: Readable): Promise<Reading>
  close(): Promise<void>
}

type Readable = Pick<Contents, 'bytes' | 'companion'>

/** What the worker is started with. */
export interface Setup {
  data: string
  options: ReaderOptions
}

export interface Request {
  path: string
  contents: Readable
}

export type Answer =
  | { reading: Reading }
  | { problem: Pick<Problem, 'code' | 'message' | 'hint' | 'exitCode'> }
  | { error: unknown }

/** One thread serves a whole import; a document that kills it gets the next one a new thread. */
export function createGuardedReader(
  { data, readerWorker }: Pick<Ports, 'data' | 'readerWorker'>,
  options: ReaderOptions,
  patienceMs: number = DEADLINE_MS,
): GuardedReader {
  const readHere = createReader(data, options)
  let worker: Worker | undefined
  const close = async () => {
    const ended = worker?.terminate()
    worker = undefined
    await ended
  }
  const start = (file: string): Worker =>
    new Worker(file, {
      workerData: { data, options } satisfies Setup,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
  const readThere = async (file: string, request: Request): Promise<Reading> => {
    worker ??= start(file)
    try {
      const answer = await answerOf(worker, request, patienceMs)
      if ('reading' in answer) return answer.reading
      if ('problem' in answer) {
        const { code, message, hint, exitCode } = answer.problem
        throw new Problem(code, message, { ...(hint !== null && { hint }), exitCode })
      }
      throw answer.error
    } catch (error) {
      if (error instanceof Exhausted) await close()
      throw error instanceof Exhausted ? error.problem : error
    }
  }
  return {
    read: async (path, { bytes, companion }) =>
      readerWorker !== undefined && isSuspicious(bytes)
        ? readThere(readerWorker, { path, contents: { bytes, companion } })
        : readHere(path, { bytes, companion }),
    close,
  }
}

/** The worker is of no more use. */
class Exhausted extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}

function answerOf(worker: Worker, request: Request, patienceMs: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const deadline = patienceMs + DEADLINE_MS_PER_MB * Math.floor(request.contents.bytes.length / 1e6)
    const timer = setTimeout(() => settle(() => reject(tooSlow(deadline))), deadline)
    const onMessage = (answer: Answer) => settle(() => resolve(answer))
    const onError = (error: unknown) => settle(() => reject(isMemory(error) ? tooMuchMemory() : error))
    const onExit = () => settle(() => reject(tooMuchMemory()))
    const settle = (act: () => void) => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      // A worker that dies while it is ended is no news.
      worker.on('error', () => {})
      act()
    }
    worker.once('message', onMessage).once('error', onError).once('exit', onExit)
    worker.postMessage(request)
  })
}

const isMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

const tooSlow = (deadline: number): Exhausted =>
  new Exhausted(
    new Problem('too-slow', `reading it took longer than ${deadline / 1000} seconds and was given up`, {
      hint: 'split it, or take out what no person wrote',
    }),
  )

const tooMuchMemory = (): Exhausted =>
  new Exhausted(
    new Problem('too-much-memory', `reading it needs more than ${HEAP_MB} MB of memory`, {
      hint: 'split it, or take out what no person wrote',
    }),
  )
