/** Reads `length` bytes of a file from `offset`; fewer where it ends before. */
export type ReadAt = (offset: number, length: number) => Uint8Array

/** What the first bytes of a file tell about it. */
interface Header {
  applicationId: number
  /** `user_version`: number of the last migration, as the main file has it (see `walUserVersion`). */
  userVersion: number
  /** Bytes the file must at least have; 0 when the header does not vouch for it. */
  expectedSize: number
}

const MAGIC = 'SQLite format 3\0'

/**
 * The header of a SQLite file, or null when the bytes are none. Looking instead of opening: SQLite itself
 * would create files beside a foreign database, and check-point into it when it closes.
 * @see https://www.sqlite.org/fileformat2.html#the_database_header
 */
export function readHeader(read: ReadAt): Header | null {
  const bytes = read(0, 100)
  if (bytes.length < 100) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let i = 0; i < MAGIC.length; i++) if (view.getUint8(i) !== MAGIC.charCodeAt(i)) return null
  const pageSize = view.getUint16(16) === 1 ? 65536 : view.getUint16(16)
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0) return null
  const changes = view.getUint32(24)
  const validFor = view.getUint32(92)
  return {
    applicationId: view.getUint32(68),
    userVersion: view.getUint32(60),
    expectedSize: changes === validFor ? view.getUint32(28) * pageSize : 0,
  }
}

/**
 * `user_version` as the last committed transaction of a write-ahead log has it, or null when no transaction
 * in it touches page 1. A log outlives its process only after a crash or while another iq is at work.
 * @see https://www.sqlite.org/fileformat2.html#the_write_ahead_log
 */
export function walUserVersion(read: ReadAt): number | null {
  const head = read(0, 32)
  if (head.length < 32) return null
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  if ((view.getUint32(0) & 0xfffffffe) !== 0x377f0682) return null
  const pageSize = view.getUint32(8)
  const salts = [view.getUint32(16), view.getUint32(20)]
  let pending: number | null = null
  let committed: number | null = null
  for (let offset = 32; ; offset += 24 + pageSize) {
    const bytes = read(offset, 24)
    if (bytes.length < 24) return committed
    const frame = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (frame.getUint32(8) !== salts[0] || frame.getUint32(12) !== salts[1]) return committed
    if (frame.getUint32(0) === 1) {
      const page = read(offset + 24, 64)
      if (page.length < 64) return committed
      pending = new DataView(page.buffer, page.byteOffset, page.byteLength).getUint32(60)
    }
    const commits = frame.getUint32(4) !== 0
    if (commits) committed = pending
  }
}
