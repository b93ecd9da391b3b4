/**
 * The reader version: raised with every change to src/document, src/format or their data that may read any
 * document differently. A document read by an older version is read again even if its bytes are the same.
 */
export const READER_VERSION = 5
