import { happen } from '../happen.ts'

export const run = happen('suspended', 'kept out of queues until you resume it')
