import type { Move } from '../study/move.ts'
import type { Key } from './keys.ts'

/** Keys in the order they were typed, however far ahead. */
export interface Keyboard {
  press(key: Key): void
  /** The person or the terminal leaves: keys typed ahead count no more. */
  leave(interrupted: boolean): void
  /** The move that leaving is; null while nobody has left. */
  left(): Move | null
  /**
   * The next key, typed ahead or awaited; null when somebody left, or when no time is left. `show` is called before
   * each wait, and again every quarter of a second where time is limited.
   */
  next(show: () => void, timeLeft: () => number | null): Promise<Key | null>
}

const TICK = 250

export function createKeyboard(): Keyboard {
  const typed: Key[] = []
  let left: Move | null = null
  let wake: () => void = () => {}
  return {
    press(key) {
      typed.push(key)
      wake()
    },
    leave(interrupted) {
      left = interrupted ? { kind: 'quit', interrupted: true } : { kind: 'quit' }
      wake()
    },
    left: () => left,
    async next(show, timeLeft) {
      while (left === null && typed.length === 0 && timeLeft() !== 0) {
        show()
        await new Promise<void>((resolve) => {
          const tick = timeLeft() === null ? undefined : setTimeout(resolve, TICK)
          wake = () => {
            clearTimeout(tick)
            resolve()
          }
        })
      }
      return left === null ? (typed.shift() ?? null) : null
    },
  }
}
