/**
 * Whether this lapse makes a card a leech worth telling of: at the threshold, then after every half of it
 * (8, 12, 16 …), as Anki does.
 */
export function leeches(lapses: number, threshold: number): boolean {
  const half = Math.max(1, Math.ceil(threshold / 2))
  return lapses >= threshold && (lapses - threshold) % half === 0
}
