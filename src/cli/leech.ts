/** What to do about a card that is forgotten again and again. */
export const leechLine = (id: string, lapses: number, iq: string): string =>
  `Forgotten ${lapses} times: give ${id.slice(0, 8)} another text (${iq} edit ${id.slice(0, 8)}) or put it away (${iq} suspend ${id.slice(0, 8)}).`
