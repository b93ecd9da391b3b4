import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Problem } from '../../src/problem.ts'
import { ClosedPipe, createSink, createStatusLine, guard, type WriteSome } from '../../src/terminal/sink.ts'
import { createStyle } from '../../src/terminal/style.ts'

/** A file descriptor that takes at most `most` bytes at once and fails as told. */
function collector({ most = 1000, failures = [] as string[] } = {}) {
  const bytes: number[] = []
  const write: WriteSome = (_fd, all, offset) => {
    const failure = failures.shift()
    if (failure) throw Object.assign(new Error(failure), { code: failure })
    const some = all.subarray(offset, offset + most)
    bytes.push(...some)
    return some.length
  }
  return { write, text: () => Buffer.from(bytes).toString('utf8') }
}

describe('createSink', () => {
  it('writes everything, however little the descriptor takes at once', () => {
    const out = collector({ most: 1 })
    const sink = createSink({ fd: 1, colour: false, write: out.write })
    sink.line('缓存 is caching')
    sink.line()
    sink.write('end')
    expect(out.text()).toBe('缓存 is caching\n\nend')
  })

  it('waits for a slow reader', () => {
    const out = collector({ most: 4, failures: ['EAGAIN', 'EAGAIN'] })
    createSink({ fd: 1, colour: false, write: out.write }).line('all of it')
    expect(out.text()).toBe('all of it\n')
  })

  it('stops the command once when the reader of the results has gone', () => {
    const out = collector({ failures: ['EPIPE'] })
    const sink = createSink({ fd: 1, colour: false, write: out.write })
    expect(() => sink.line('one')).toThrow(ClosedPipe)
    expect(() => sink.line('two')).not.toThrow()
    expect(out.text()).toBe('')
  })

  it('goes on when nobody reads the notes', () => {
    const sink = createSink({ fd: 2, colour: false, write: collector({ failures: ['EPIPE'] }).write })
    expect(() => sink.line('note')).not.toThrow()
  })

  it('says when the results cannot be written', () => {
    const sink = createSink({ fd: 1, colour: false, write: collector({ failures: ['ENOSPC'] }).write })
    expect(() => sink.line('x')).toThrow(Problem)
    expect(() => sink.line('x')).not.toThrow('ENOSPC')
  })

  it('is silent when told so', () => {
    const out = collector()
    createSink({ fd: 2, colour: false, silent: true, write: out.write }).line('note')
    expect(out.text()).toBe('')
  })
})

describe('guard', () => {
  it.each([
    ['the title of the window', '\u001b]0;owned\u0007', '␛]0;owned␇'],
    ['the clipboard', '\u001b]52;c;ZXZpbA==\u001b\\', '␛]52;c;ZXZpbA==␛\\'],
    ['the screen', '\u001b[2J\u001b[H', '␛[2J␛[H'],
    ['the line', 'safe\rEVIL\b', 'safe␍EVIL␈'],
    ['C1 sequences', '\u009b31m', '⟨U+009B⟩31m'],
    ['NUL and DEL', 'a\u0000b\u007f', 'a␀b␡'],
    ['the direction of reading', 'if \u202e) evil\u2066', 'if ⟨U+202E⟩) evil⟨U+2066⟩'],
    ['line separators', 'a\u2028b', 'a⟨U+2028⟩b'],
    ['half characters', 'a\ud800b', 'a⟨U+D800⟩b'],
    ['colours that iq never uses', '\u001b[41mred\u001b[38;5;1m', '␛[41mred␛[38;5;1m'],
  ])('lets no text steer %s', (_, hostile, seen) => {
    expect(guard(hostile, true)).toBe(seen)
    expect(guard(hostile, false)).toBe(seen)
  })

  it('lets every look of iq through, and none without colour', async () => {
    const style = await createStyle(3)
    for (const paint of Object.values(style)) {
      expect(guard(paint('x'), true)).toBe(paint('x'))
      expect(guard(paint('x'), false)).toMatch(/^␛\[\d+mx␛\[\d+m$/)
    }
  })

  it('leaves nothing behind that a terminal acts on', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(guard(text, false)).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
        )
        expect(guard(text, false)).not.toMatch(/\p{Cs}/u)
      }),
    ))
})

describe('createStatusLine', () => {
  it('writes one line over and over, and leaves nothing', () => {
    const out = collector()
    const status = createStatusLine({ fd: 2, colour: false, write: out.write })
    status.clear()
    status.show('1 of 2')
    status.show('2 of 2 \u001b[2J')
    status.clear()
    expect(out.text()).toBe('\r\u001b[K1 of 2\r\u001b[K2 of 2 ␛[2J\r\u001b[K')
  })
})
