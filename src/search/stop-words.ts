/** Words so common in questions that they tell none from another: set aside while other words remain. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about an and any are as at be been between but by can choose could describe did differ difference differences discuss do does doing done explain for from ' +
    'had has have how i if in into is it its me my no nor not of on or our please should so some such tell than that ' +
    'the their them then there these they this those to us use used using versus vs was we were what whats when ' +
    'where which who whom whose why will with would you your'
  ).split(' '),
)
