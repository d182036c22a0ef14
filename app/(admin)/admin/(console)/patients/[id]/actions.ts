'use server'
import { createOnlineAccount } from '@/lib/domain/accounts/create-online-account'
import { disableAccount } from '@/lib/domain/accounts/disable-account'
import { resetAccount } from '@/lib/domain/accounts/reset-account'
import { restoreAccount } from '@/lib/domain/accounts/restore-account'
import {
  CreateOnlineAccount,
  DisableAccount,
  NewLetter,
  OnePatient,
  SetModule,
  WithReason,
} from '@/lib/domain/accounts/schema'
import { setModule } from '@/lib/domain/accounts/set-module'
import { undoReset } from '@/lib/domain/accounts/undo-reset'
import { unlockAccount } from '@/lib/domain/accounts/unlock-account'
import { upgradeAccount } from '@/lib/domain/accounts/upgrade-account'
import { addIdentification } from '@/lib/domain/identifications/add-identification'
import { AddIdentification, WithdrawIdentification } from '@/lib/domain/identifications/schema'
import { withdrawIdentification } from '@/lib/domain/identifications/withdraw-identification'
import { emailLetter } from '@/lib/domain/letters/email-letter'
import { postLetter } from '@/lib/domain/letters/post-letter'
import { printLetter } from '@/lib/domain/letters/print-letter'
import { replaceLetter } from '@/lib/domain/letters/replace-letter'
import { PostLetter } from '@/lib/domain/letters/schema'
import { staff } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const addIdentificationAction = formAction({
  as: staff,
  schema: AddIdentification,
  run: addIdentification,
  next: ({ patientId }) => paths.patientIdentification(patientId, 'added'),
})

export const withdrawIdentificationAction = formAction({
  as: staff,
  schema: WithdrawIdentification,
  run: withdrawIdentification,
  next: (_done, { patientId }) => paths.patientIdentification(patientId, 'withdrawn'),
})

export const createAccountAction = formAction({
  as: staff,
  schema: CreateOnlineAccount,
  run: createOnlineAccount,
  next: ({ patientId, accountId }) =>
    accountId ? paths.patientOnline(patientId, 'created') : paths.patientContacts(patientId, 'not-created'),
})

export const disableAccountAction = formAction({
  as: staff,
  schema: DisableAccount,
  run: disableAccount,
  next: (_done, { patientId }) => paths.patientOnline(patientId, 'disabled'),
})

export const restoreAccountAction = formAction({
  as: staff,
  schema: WithReason,
  run: restoreAccount,
  next: (_done, { patientId }) => paths.patientOnline(patientId, 'restored'),
})

export const unlockAccountAction = formAction({
  as: staff,
  schema: OnePatient,
  run: unlockAccount,
  next: (_done, { patientId }) => paths.patientOnline(patientId, 'unlocked'),
})

export const upgradeAccountAction = formAction({
  as: staff,
  schema: OnePatient,
  run: upgradeAccount,
  next: (_done, { patientId }) => paths.patientOnline(patientId, 'upgraded'),
})

export const resetAccountAction = formAction({
  as: staff,
  schema: WithReason,
  run: resetAccount,
  next: (_done, { patientId }) => paths.patientOnline(patientId, 'reset'),
})

export const undoResetAction = formAction({
  as: staff,
  schema: OnePatient,
  run: undoReset,
  next: (_done, { patientId }) => paths.patientOnline(patientId, 'undone'),
})

export const setModuleAction = formAction({
  as: staff,
  schema: SetModule,
  run: setModule,
  next: (_done, { patientId }) => paths.patientOnline(patientId, 'service'),
})

export const printLetterAction = formAction({
  as: staff,
  schema: OnePatient,
  run: printLetter,
  next: ({ patientId }) => paths.patientLetter(patientId),
})

export const printAgainAction = formAction({
  as: staff,
  schema: WithReason,
  run: printLetter,
  next: ({ patientId }) => paths.patientLetter(patientId),
})

export const newLetterAction = formAction({
  as: staff,
  schema: NewLetter,
  run: replaceLetter,
  next: ({ patientId }) => paths.patientOnline(patientId, 'new-letter'),
})

export const emailLetterAction = formAction({
  as: staff,
  schema: OnePatient,
  run: emailLetter,
  next: ({ patientId }) => paths.patientOnline(patientId, 'letter-emailed'),
})

export const postLetterAction = formAction({
  as: staff,
  schema: PostLetter,
  run: postLetter,
  next: ({ patientId }) => paths.patientOnline(patientId, 'letter-posted'),
})
