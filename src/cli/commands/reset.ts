import { happen } from '../happen.ts'

export const run = happen('reset', 'new again; its history stays')
