import type { ReactNode } from 'react'
import { switchLanguageAction } from '@/app/language/actions'
import { LanguageSwitch } from '@/components/layout/language-switch'
import { PlainShell } from '@/components/layout/plain-shell'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import type { Translate } from '@/lib/web/words'

type Props = { locale: Locale; t: Translate; children: ReactNode }

/** The shell of the pages at the patient's door: no practice is known yet, so it carries the product's name. */
export function AccountPage({ locale, t, children }: Props) {
  const languages = (['en', 'cy', 'uk'] as const).map((one) => ({ locale: one, name: t(`languages.${one}`) }))
  const aside = (
    <LanguageSwitch action={switchLanguageAction} current={locale} label={t('languages.label')} languages={languages} />
  )
  return (
    <PlainShell name="Enrol" skip={t('portal.skip')} aside={aside}>
      {children}
    </PlainShell>
  )
}
