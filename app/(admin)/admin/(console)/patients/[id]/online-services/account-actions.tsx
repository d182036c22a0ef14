import type { ReactNode } from 'react'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import type { ButtonKind } from '@/components/ui/button-classes'
import { ButtonRow } from '@/components/ui/button-row'
import { GoButton } from '@/components/ui/go-button'
import { can } from '@/lib/domain/access/authorize'
import type { AccountAction } from '@/lib/domain/accounts/offers'
import { formatDateTime, zoneOfNation } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import {
  emailLetterAction,
  printLetterAction,
  undoResetAction,
  unlockAccountAction,
  upgradeAccountAction,
} from '../actions'
import { WayOut } from './way-out'
import { sentenceOf, type TabProps } from './words'

/** Only what the account's state allows; for the rest, the sentence that says why not. */
export function AccountActions({ tab, patient, practice, actor }: TabProps) {
  if (!can(actor, 'account:disable')) return null
  const { id } = patient
  const offered = (action: AccountAction) => tab.refusals.get(action) === null
  const undoUntil = tab.account?.mayUndo
  const refusal = tab.refusals.get('reset')
  const why = refusal ? (
    <>
      {refusal === 'gone' ? null : 'A reset is not offered. '}
      {sentenceOf(refusal)} <WayOut reason={refusal} {...{ patient, practice, actor }} />
    </>
  ) : null
  return (
    <>
      <ButtonRow why={why}>
        {offered('print') ? (
          <OneButton action={printLetterAction} patientId={id} kind="filled">
            Print letter
          </OneButton>
        ) : null}
        {offered('print-again') ? (
          <GoButton to={paths.patientLetterTask(id, 'print-again')} kind="filled">
            Print again (same key)
          </GoButton>
        ) : null}
        {(offered('print') || offered('print-again')) && hasOwnEmail(patient) ? (
          <OneButton action={emailLetterAction} patientId={id}>
            Email the letter as a link
          </OneButton>
        ) : null}
        {offered('new-letter') ? (
          <GoButton to={paths.patientLetterTask(id, 'new')}>
            {tab.newLetterNeedsReason ? 'New letter…' : 'New letter'}
          </GoButton>
        ) : null}
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

const hasOwnEmail = ({ contacts }: TabProps['patient']) =>
  contacts.some(({ kind, verifiedAt }) => kind === 'email' && verifiedAt !== null)

type OneButtonProps = {
  action: typeof unlockAccountAction
  patientId: string
  kind?: ButtonKind
  children: ReactNode
}

function OneButton({ action, patientId, kind = 'quiet', children }: OneButtonProps) {
  return (
    <EnrolForm action={action}>
      <HiddenField name="patientId" value={patientId} />
      <SubmitButton kind={kind}>{children}</SubmitButton>
    </EnrolForm>
  )
}
