import type { ReactNode } from 'react'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { ButtonRow } from '@/components/ui/button-row'
import { GoButton } from '@/components/ui/go-button'
import { can } from '@/lib/domain/access/authorize'
import { formatDateTime, zoneOfNation } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { undoResetAction, unlockAccountAction, upgradeAccountAction } from '../actions'
import { type TabProps, whyNot } from './words'

/** Only what the account's state allows; for the rest, the sentence that says why not. */
export function AccountActions({ tab, patient, practice, actor }: TabProps) {
  if (!can(actor, 'account:disable')) return null
  const { id } = patient
  const offered = (action: Parameters<typeof whyNot>[1]) => tab.refusals.get(action) === null
  const undoUntil = tab.account?.mayUndo
  const why = offered('reset') ? null : whyNot(tab, 'reset')
  return (
    <>
      <ButtonRow why={why}>
        {offered('unlock') ? (
          <OneButton action={unlockAccountAction} patientId={id}>
            Unlock
          </OneButton>
        ) : null}
        {offered('upgrade') ? (
          <OneButton action={upgradeAccountAction} patientId={id}>
            Upgrade to a full account
          </OneButton>
        ) : null}
        {offered('restore') ? <GoButton to={paths.patientOnlineTask(id, 'restore')}>Restore account…</GoButton> : null}
        {offered('disable') ? (
          <GoButton to={paths.patientOnlineTask(id, 'disable')} kind="danger">
            Disable account…
          </GoButton>
        ) : null}
        {offered('reset') ? (
          <GoButton to={paths.patientOnlineTask(id, 'reset')} kind="danger">
            Reset online account…
          </GoButton>
        ) : null}
      </ButtonRow>
      {undoUntil ? (
        <div className="mt-3">
          <p>
            The account was reset. Until {formatDateTime(undoUntil, 'en', zoneOfNation[practice.nation])} that can be
            undone.
          </p>
          <OneButton action={undoResetAction} patientId={id}>
            Undo the reset
          </OneButton>
        </div>
      ) : null}
    </>
  )
}

type OneButtonProps = { action: typeof unlockAccountAction; patientId: string; children: ReactNode }

function OneButton({ action, patientId, children }: OneButtonProps) {
  return (
    <EnrolForm action={action}>
      <HiddenField name="patientId" value={patientId} />
      <SubmitButton kind="quiet">{children}</SubmitButton>
    </EnrolForm>
  )
}
