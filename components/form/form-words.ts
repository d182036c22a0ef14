/** The words every form needs besides its own; patient pages pass them from the catalogue, staff pages need not. */
export type FormWords = {
  problem: string
  errorPrefix: string
  pending: string
  day: string
  month: string
  year: string
  showPassword: string
  hidePassword: string
}

export const englishFormWords: FormWords = {
  problem: 'There is a problem',
  errorPrefix: 'Error:',
  pending: 'Sending…',
  day: 'Day',
  month: 'Month',
  year: 'Year',
  showPassword: 'Show',
  hidePassword: 'Hide',
}
