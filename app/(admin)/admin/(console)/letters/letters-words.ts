import { type LetterPlan, letterPlans } from '@/lib/domain/bulk-letters/vocabulary'

export const howMany = (count: number) => (count === 1 ? '1 letter' : `${count.toLocaleString('en-GB')} letters`)

const what: Record<LetterPlan, string> = {
  print: 'printed for the first time',
  'print-again': 'printed again, with the same codes',
  'new-letter': 'new, because the last one is over',
  create: 'for a new online account',
}

/** "12 letters printed for the first time", for each thing there is to do. */
export function planSentences(planned: Record<string, number>): string[] {
  return letterPlans.flatMap((plan) => {
    const count = planned[plan]
    return count ? [`${howMany(count)} ${what[plan]}`] : []
  })
}
