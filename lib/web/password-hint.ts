import type { Locale, PasswordPolicy } from '@/lib/domain/practices/vocabulary'
import { formatList } from '@/lib/format'
import type { Translate } from './words'

/** What a new password needs, said before it is typed. */
export function passwordHint(t: Translate, locale: Locale, policy: PasswordPolicy): string {
  const counted = (['minLength', 'letters', 'numbers', 'nonAlphanumeric'] as const)
    .filter((rule) => policy[rule] > 0)
    .map((rule) => t(`register.password.${rule}`, { count: policy[rule] }))
  const needs = policy.mixedCase ? [...counted, t('register.password.mixedCase')] : counted
  return `${t('register.password.policy')} ${formatList(needs, locale)}. ${t('reset.passwordHint')}`
}
