import { describe, expect, it } from 'vitest'
import { defaultQuestions } from '@/lib/domain/practices/defaults'
import { departmentStep } from './schema'

const departments = [
  {
    id: '1',
    name: 'Works',
    divisions: [
      { id: '2', name: 'North' },
      { id: '3', name: 'South' },
    ],
  },
  { id: '4', name: 'Stores', divisions: [{ id: '5', name: 'North' }] },
]
const judged = (typed: Record<string, unknown>, change: Partial<Parameters<typeof departmentStep>[0]> = {}) => {
  const result = departmentStep({ departments, questions: defaultQuestions, ...change }).safeParse(typed)
  return result.success ? result.data : result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
}

describe('where somebody works', () => {
  it.each([
    ['a department of the list', { department: 'Works' }, { department: 'Works' }],
    ['a division as the form gives it', { department: 'Works / South' }, { department: 'Works', division: 'South' }],
    ['both apart, in any case', { department: 'works', division: 'NORTH' }, { department: 'Works', division: 'North' }],
    ['both by their ids', { department: '4', division: '5' }, { department: 'Stores', division: 'North' }],
    ['a division that one department has', { division: 'South' }, { department: 'Works', division: 'South' }],
    ['nothing', {}, {}],
    ['nothing, sent empty', { department: '', division: null }, {}],
  ])('may be %s', (_what, typed, answer) => {
    expect(judged(typed)).toEqual(answer)
  })

  it.each([
    ['words of their own', { department: 'Night shift' }, 'department'],
    ['a division of another department', { department: 'Stores', division: 'South' }, 'division'],
    ['a division that two departments have', { division: 'North' }, 'department'],
  ])('may not be %s', (_what, typed, path) => {
    expect(judged(typed)).toEqual([`${path} errors.department.unknown`])
  })

  it('is said in words of their own where the company has no list', () => {
    const typed = { department: 'Night shift', division: 'Paint shop' }
    expect(judged(typed, { departments: [] })).toEqual(typed)
  })

  it('is needed only where the practice says so', () => {
    const questions = { ...defaultQuestions, department: 'required' as const }
    for (const change of [{ questions }, { questions, departments: [] }])
      expect(judged({}, change)).toEqual(['department errors.department.required'])
  })
})
