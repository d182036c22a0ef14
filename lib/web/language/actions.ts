'use server'
import { chooseLanguage } from '@/lib/domain/languages/choose-language'
import { ChooseLanguage } from '@/lib/domain/languages/schema'
import { localPath } from '@/lib/domain/logins/local-path'
import { anyone } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { rememberLocale } from '@/lib/web/locale'

export const switchLanguageAction = formAction({
  as: anyone,
  schema: ChooseLanguage,
  run: chooseLanguage,
  effect: rememberLocale,
  next: (_locale, { next }) => localPath(next, ''),
})
