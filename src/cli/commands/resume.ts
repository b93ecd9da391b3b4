import { happen } from '../happen.ts'

export const run = happen('resumed', 'back in your queues')
