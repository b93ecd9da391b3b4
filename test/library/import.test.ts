import { expect, test } from 'vitest'
import { importDocuments } from '../../src/library/import.ts'
import { testLibrary } from './fixture.ts'

test('the four bundled documents give 95 cards', async () => {
  const { library } = testLibrary()
  const report = await importDocuments(library, { paths: ['seeds:'], withCards: true })
  console.log(report.totals, report.skipped, report.documents.map((d) => [d.path, d.cards.length, d.notices, d.formats]))
  const again = await importDocuments(library, { paths: ['seeds:'] })
  console.log(again.totals)
})
