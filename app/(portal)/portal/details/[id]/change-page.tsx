import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { type OwnDetails, ownDetails } from '@/lib/domain/details/own-details'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { formatPhone } from '@/lib/format'
import { formWordsIn } from '@/lib/web/form-words'
import { portalPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import type { Translate } from '@/lib/web/words'

export type ChangeProps = { params: Promise<{ id: string }> }
type Words = 'emailPage' | 'mobilePage' | 'addressPage' | 'needsPage' | 'mobileCode' | 'emailSent'
type Details = NonNullable<OwnDetails['details']>

/** What a page that changes one detail starts from: the account, and null details where only the practice may. */
export async function changePage({ params }: ChangeProps, words: Words) {
  const { ctx, locale, t } = await portalPage()
  const [account] = await ownDetails(ctx, (await params).id)
  if (!account) notFound()
  const heading = t(`details.${words}.heading`)
  const { practice } = account
  return {
    account,
    details: account.mayChange ? account.details : null,
    practice: practice.name,
    heading,
    form: { title: t('common.pageOf', { page: heading, practice: practice.name }), words: formWordsIn(t) },
    locale,
    t,
  }
}

type Page = { account: OwnDetails; heading: string; form: { title: string }; t: Translate; locale: Locale }

/** Where the practice changes it itself, the page says how to ask. */
export function AskThePractice({ page: { account, heading, form, t } }: { page: Page & { details: Details | null } }) {
  const { practice } = account
  const phone = practice.phone ? formatPhone(practice.phone, practice.nation) : '–'
  return (
    <>
      <title>{form.title}</title>
      <h1>{heading}</h1>
      <p>
        {t(account.mayStillBeChecked ? 'details.unchecked' : 'details.notAllowed', { practice: practice.name, phone })}
      </p>
      <BackToDetails>{t('details.emailSent.back')}</BackToDetails>
    </>
  )
}

export function BackToDetails({ children }: { children: ReactNode }) {
  return (
    <p className="mt-6">
      <a href={paths.portalDetails()}>{children}</a>
    </p>
  )
}
