import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { desk } from '../iq.ts'
import { terminal } from './terminal.ts'

describe('while another program writes to the library', () => {
  it('Ctrl-C ends the wait, and nothing of the grade is kept', async () => {
    const place = desk()
    place.iq(['topics'])
    const other = new Sqlite(place.db)
    const screen = terminal(place, ['review', '-n', '3'])
    await screen.until(/1 of 3/)
    other.exec('BEGIN IMMEDIATE')
    screen.type(' ')
    await screen.until(/3 Good/)
    screen.type('3')
    setTimeout(() => screen.type('\u0003'), 100)
    expect(await screen.exit).toBe(130)
    expect(screen.text()).toContain('this answer was not kept')
    expect(other.prepare('SELECT count(*) FROM event').pluck().get()).toBe(0)
    other.exec('ROLLBACK')
    other.close()
    expect(place.iq(['doctor']).code).toBe(0)
  })

  it('a grade waits for its turn', async () => {
    const place = desk()
    place.iq(['topics'])
    const other = new Sqlite(place.db)
    const screen = terminal(place, ['review', '-n', '2'])
    await screen.until(/1 of 2/)
    other.exec('BEGIN IMMEDIATE')
    screen.type(' ')
    await screen.until(/3 Good/)
    screen.type('3')
    setTimeout(() => other.exec('COMMIT'), 300)
    await screen.until(/2 of 2/)
    expect(other.prepare("SELECT count(*) FROM event WHERE kind = 'graded'").pluck().get()).toBe(1)
    other.close()
    screen.type('q')
    await screen.until(/1 of 1/)
    screen.type('x')
    expect(await screen.exit).toBe(0)
  })
})
