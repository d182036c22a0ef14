import { randomUUID } from 'node:crypto'
import { notFound } from 'next/navigation'
import { startOwnThreadAction } from '@/app/(portal)/portal/messages/actions'
import { Urgent } from '@/app/(portal)/portal/messages/urgent'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { TextareaField } from '@/components/form/textarea-field'
import { ownCorrespondents } from '@/lib/domain/threads/own-correspondents'
import { formWordsIn } from '@/lib/web/form-words'
import { portalPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { placeName } from '@/lib/web/place-name'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewMessagePage({ searchParams }: Props) {
  const { ctx, t } = await portalPage()
  const { account } = await searchParams
  const accounts = await ownCorrespondents(ctx)
  if (account === undefined && accounts.length > 1) return <Which accounts={accounts} t={t} />
  const who = account === undefined ? accounts[0] : accounts.find(({ accountId }) => accountId === account)
  if (!who && account !== undefined) notFound()
  const practice = who?.practice
  const heading = who ? t('threads.newHeading', { practice: placeName(who, accounts) }) : t('threads.heading')
  const title = practice ? t('common.pageOf', { page: t('threads.newTitle'), practice: practice.name }) : heading
  if (!who || !practice || who.refused) {
    return (
      <>
        <title>{title}</title>
        <h1>{heading}</h1>
        <p>
          {who?.refused && practice
            ? t(`errors.thread.${who.refused}`, { practice: practice.name })
            : t('portalHome.empty')}
        </p>
        <p>
          <a href={paths.portalMessages()}>{t('threads.back')}</a>
        </p>
      </>
    )
  }
  return (
    <EnrolForm action={startOwnThreadAction} title={title} words={formWordsIn(t)}>
      <HiddenField name="accountId" value={who.accountId} />
      <HiddenField name="writingKey" value={randomUUID()} />
      <h1>{heading}</h1>
      <Urgent practices={[practice]} t={t} />
      <TextField name="subject" label={t('threads.subject')} hint={t('threads.subjectHint')} />
      <TextareaField name="text" label={t('threads.text')} hint={t('threads.textHint')} rows={8} />
      <SubmitButton>{t('threads.send')}</SubmitButton>
      <p className="mt-6">
        <a href={paths.portalMessages()}>{t('threads.back')}</a>
      </p>
    </EnrolForm>
  )
}

type Which = {
  accounts: Awaited<ReturnType<typeof ownCorrespondents>>
  t: Awaited<ReturnType<typeof portalPage>>['t']
}

function Which({ accounts, t }: Which) {
  return (
    <>
      <title>{t('threads.pageTitle')}</title>
      <h1>{t('threads.who')}</h1>
      <ul>
        {accounts.map((one) => (
          <li key={one.accountId}>
            <a href={paths.portalNewMessage(one.accountId)} className="inline-flex min-h-11 items-center">
              {placeName(one, accounts)}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
