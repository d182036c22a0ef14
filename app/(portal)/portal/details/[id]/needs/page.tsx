import {
  AskThePractice,
  BackToDetails,
  type ChangeProps,
  changePage,
} from '@/app/(portal)/portal/details/[id]/change-page'
import { proposeNeedsAction } from '@/app/(portal)/portal/details/actions'
import { Checkboxes } from '@/components/form/checkboxes'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { Radios } from '@/components/form/radios'
import { SubmitButton } from '@/components/form/submit-button'
import { accessibleNeeds } from '@/lib/domain/patients/vocabulary'
import { localeNames, locales } from '@/lib/domain/practices/vocabulary'

export default async function ChangeNeedsPage(props: ChangeProps) {
  const page = await changePage(props, 'needsPage')
  const { account, details, practice, heading, form, t } = page
  if (!details) return <AskThePractice page={page} />
  return (
    <EnrolForm action={proposeNeedsAction} {...form} initial={{ locale: details.locale, needs: details.needs }}>
      <HiddenField name="accountId" value={account.id} />
      <h1>{heading}</h1>
      <p>{t('details.needsPage.text', { practice })}</p>
      <Radios
        name="locale"
        legend={t('details.language')}
        options={locales.map((value) => ({ value, label: localeNames[value] }))}
      />
      <Checkboxes
        name="needs"
        legend={t('details.needsLabel')}
        options={accessibleNeeds.map((value) => ({ value, label: t(`details.needs.${value}`) }))}
      />
      <SubmitButton>{t('details.needsPage.submit')}</SubmitButton>
      <BackToDetails>{t('details.cancel')}</BackToDetails>
    </EnrolForm>
  )
}
