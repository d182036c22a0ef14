/** When graphile-worker tries again after that many failed tries: e^tries seconds, at most e^10 (about six hours). */
export function nextTryAt(tries: number, failedAt: Date): Date {
  return new Date(failedAt.getTime() + Math.exp(Math.min(tries, 10)) * 1000)
}
