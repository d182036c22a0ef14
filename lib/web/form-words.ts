import type { FormWords } from '@/components/form/form-words'
import type { Translate } from './words'

/** The words of every patient's form, in their language. */
export function formWordsIn(t: Translate): FormWords {
  return {
    problem: t('form.problem'),
    errorPrefix: t('form.errorPrefix'),
    pending: t('form.pending'),
    day: t('form.day'),
    month: t('form.month'),
    year: t('form.year'),
    showPassword: t('form.showPassword'),
    hidePassword: t('form.hidePassword'),
  }
}
