/**
 * A number in [0, 1) that looks random and is the same for the same seed everywhere: FNV-1a over the UTF-16
 * units, then the finaliser of MurmurHash3, without which like seeds give like numbers.
 */
export function chance(seed: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < seed.length; at++) hash = Math.imul(hash ^ seed.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000
}
