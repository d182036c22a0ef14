import type { Questions } from './vocabulary'

/** What a new practice asks: as little as an account needs, the rest offered. */
export const defaultQuestions: Questions = {
  title: 'optional',
  sex: 'optional',
  gender: 'optional',
  identifier: 'optional',
  evidence: 'optional',
  mobile: 'optional',
  address: 'required',
  'next-of-kin': 'optional',
  department: 'optional',
}
