import 'server-only'
import { headers } from 'next/headers'
import type { ComponentProps, ReactNode } from 'react'
import { idle } from '@/components/form/form-state'
import { PatientFooter } from '@/components/layout/patient-footer'
import { PatientShell } from '@/components/layout/patient-shell'
import { type Locale, localeNames, locales, type Nation } from '@/lib/domain/practices/vocabulary'
import { formatPhone } from '@/lib/format'
import { switchLanguageAction } from './language/actions'
import { paths } from './paths'
import type { Translate } from './words'

type Shell = ComponentProps<typeof PatientShell>
type Props = Pick<Shell, 'progress' | 'nav' | 'account'> & {
  /** None on pages that belong to no practice, such as signing in. */
  practice?: { name: string; slug: string; nation: Nation; phone: string | null; colour: string | null } | null
  /** Where the name in the header leads; the practice's front door if not said. */
  home?: string
  locale: Locale
  t: Translate
  /** To the question before, or the page above. */
  back?: string
  /** Before the phone number in the footer. */
  about?: ReactNode
  /** A page to read, on which nothing is typed: what the foot leads to opens in its place. */
  reading?: boolean
  children: ReactNode
}

const languages = locales.map((locale) => ({ locale, name: localeNames[locale] }))

/** The shell of every patient's page, wired to the language switch and the practice's phone number. */
export async function PatientFrame(props: Props) {
  const { practice, home, locale, t, back, about, reading, children, ...shell } = props
  const phone = practice?.phone
    ? { href: `tel:${practice.phone}`, text: formatPhone(practice.phone, practice.nation) }
    : null
  const texts = practice
    ? (['privacy', 'terms'] as const).map((kind) => ({
        href: paths.practiceText(practice.slug, kind),
        text: t(`texts.${kind}.link`),
      }))
    : []
  // Beside the page: what is typed on it and not yet sent would be lost with it.
  const newTab = reading ? undefined : t('texts.newTab')
  const help = phone ? t('common.needHelp') : t('common.askPractice')
  return (
    <PatientShell
      practice={{
        name: practice?.name ?? 'Enrol',
        href: home ?? (practice ? paths.practice(practice.slug) : paths.home()),
        colour: practice?.colour,
      }}
      languages={{
        action: switchLanguageAction.bind(null, idle),
        current: locale,
        label: t('common.language'),
        languages,
        here: await currentAddress(),
      }}
      skip={t('common.skip')}
      back={back ? { href: back, text: t('common.back') } : undefined}
      footer={<PatientFooter {...{ about, help, phone, texts, newTab }} />}
      {...shell}
    >
      {children}
    </PatientShell>
  )
}

async function currentAddress(): Promise<string> {
  const asked = await headers()
  return `${asked.get('x-enrol-path') ?? '/'}${asked.get('x-enrol-search') ?? ''}`
}
